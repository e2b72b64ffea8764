# shellcheck shell=bash
# What the scripts share. A script sets `program`, its name in messages, and sources this.

say() {
  printf '%s: %s\n' "${program:?}" "$1" >&2
}

die() {
  say "$1"
  exit "$2"
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Each Spark has a build of its own: that in SPARK_HOME, or else what KRAMERS_SPARK says.
spark_line=${KRAMERS_SPARK:-4.1}
for spark_core in ${SPARK_HOME:+"$SPARK_HOME"/jars/spark-core_*.jar}; do
  case $spark_core in
    */spark-core_2.13-4.*) spark_line=4.1 ;;
    */spark-core_2.12-3.5.*) spark_line=3.5 ;;
    */'spark-core_*.jar') ;;
    *)
      die "SPARK_HOME has ${spark_core##*/}, but there are builds for Spark 4 with Scala 2.13 and Spark 3.5 with Scala 2.12 alone" 2
      ;;
  esac
done
target=$root/spark-jobs/target
profile=()
case $spark_line in
  4.1) ;;
  3.5)
    target+=/spark-3.5
    profile=(-Pspark-3.5)
    ;;
  *) die "KRAMERS_SPARK is $spark_line; it must be 4.1 or 3.5" 2 ;;
esac
jar=$target/kramers.jar
classpath_file=$target/spark.classpath
nd4j_jars=$target/nd4j.jars
jvm_options=$target/launcher/jvm.options

# Sets `java` and `version`, what it says of itself.
find_java() {
  local major
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null 2>&1 \
    || die "no Java found; install a JDK of version 17 or later, or set JAVA_HOME" 2
  version=$("$java" -version 2>&1 | sed '/^Picked up/d')
  major=$(printf '%s\n' "$version" | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${major:-0}" -ge 17 ] || die "Java ${major:-of unknown version} is too old; 17 or later is needed" 2
}

stale() {
  local built
  for built in "$jar" "$classpath_file" "$nd4j_jars" "$jvm_options"; do
    [ -e "$built" ] || return 0
  done
  [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" | head -n 1)" ]
}

# Builds what is not built; returns whether there was something to build.
build() {
  stale || return 1
  command -v mvn >/dev/null 2>&1 || die "no Maven found to build with; install Maven 3.8 or later" 2
  say "building; the first time Maven fetches Spark and ND4J, about 480 MiB"
  (cd "$root" && mvn -q -B -ntp ${profile[@]+"${profile[@]}"} -DskipTests -Dspotless.check.skip=true package) >&2 \
    || die "the build failed" 3
  # Maven leaves a jar alone that would not change.
  touch "$jar"
}

# The last bits of ND4J's products depend on the number of native threads, and on the kind of processor
# that its BLAS takes this one for: what has AVX2 counts as the first that had it.
fix_native_code() {
  export OMP_NUM_THREADS=1
  if [ -z "${OPENBLAS_CORETYPE-}" ] && grep -q -m 1 -w avx2 /proc/cpuinfo 2>/dev/null; then
    export OPENBLAS_CORETYPE=Haswell
  fi
}
