package io.kramers.files;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that are on no machine.
 *
 * @param texts by their URIs
 */
public record StoredFiles(Map<String, String> texts) implements InputFiles {
  @Override
  public boolean isFile(String path) {
    return texts.containsKey(path);
  }

  @Override
  public boolean isFolder(String path) {
    return texts.keySet().stream().anyMatch(each -> each.startsWith(path + "/"));
  }

  @Override
  public List<Entry> list(String folder) {
    return texts.keySet().stream()
        .filter(each -> each.startsWith(folder + "/"))
        .map(each -> each.substring(folder.length() + 1))
        .filter(name -> !name.contains("/"))
        .map(name -> new Entry(name, false))
        .toList();
  }

  @Override
  public InputStream open(String path) throws IOException {
    if (!isFile(path)) {
      throw new FileNotFoundException(path);
    }
    return new ByteArrayInputStream(texts.get(path).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Path> local(String path) {
    return Optional.empty();
  }
}
