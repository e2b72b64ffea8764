package io.kramers.images;

import io.kramers.files.InputFile;
import io.kramers.files.InputFiles;
import io.kramers.files.LocalCopy;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files in a zip; the zip's own path is their topmost folder. */
final class ZipFiles implements InputFiles, Closeable {
  private final String root;
  private final ZipFile zip;
  private final LocalCopy copy;
  private final Map<String, Map<String, Entry>> folders = new TreeMap<>();

  private ZipFiles(String root, ZipFile zip, LocalCopy copy) {
    this.root = root;
    this.zip = zip;
    this.copy = copy;
    zip.stream().forEach(this::register);
  }

  /**
   * Opens a zip. One that is not on this machine is copied to it first: what a zip holds stands at
   * its end.
   *
   * @throws UnusableImagesException if it is no zip or not a whole one
   */
  static ZipFiles open(InputFiles files, String path) throws IOException {
    LocalCopy copy = LocalCopy.of(new InputFile(files, path));
    try {
      return new ZipFiles(path, zip(path, copy.path()), copy);
    } catch (IOException e) {
      copy.close();
      throw e;
    }
  }

  private static ZipFile zip(String path, Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (java.util.zip.ZipException e) {
      throw UnusableImagesException.in(path, "is no zip, or not a whole one: " + e.getMessage());
    }
  }

  /** Folders need not have entries of their own. */
  private void register(ZipEntry entry) {
    String path = root;
    String[] names = entry.getName().split("/");
    for (int i = 0; i < names.length; i++) {
      boolean folder = entry.isDirectory() || i < names.length - 1;
      folders
          .computeIfAbsent(path, created -> new TreeMap<>())
          .put(names[i], new Entry(names[i], folder));
      path = path + "/" + names[i];
    }
  }

  @Override
  public boolean isFile(String path) {
    int slash = path.lastIndexOf('/');
    Entry entry = slash < 0 ? null : in(path.substring(0, slash)).get(path.substring(slash + 1));
    return entry != null && !entry.folder();
  }

  @Override
  public boolean isFolder(String path) {
    return folders.containsKey(path);
  }

  private Map<String, Entry> in(String folder) {
    return folders.getOrDefault(folder, Collections.emptyMap());
  }

  @Override
  public List<Entry> list(String folder) {
    return List.copyOf(in(folder).values());
  }

  /** The bytes of an entry, whose checksum, which ZipFile leaves alone, is right. */
  @Override
  public InputStream open(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path.substring(root.length() + 1));
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = SmallFile.bytes(path, in);
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    if (sum.getValue() != entry.getCrc()) {
      throw UnusableImagesException.in(path, "is damaged: its checksum in the zip is another");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Optional<Path> local(String path) {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    zip.close();
    copy.close();
  }
}
