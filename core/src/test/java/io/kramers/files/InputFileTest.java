package io.kramers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
  @TempDir Path folder;

  private static InputFile stored(String path) {
    return new InputFile(new StoredFiles(Map.of("store://host/a/x.npz", "content")), path);
  }

  @Test
  void namesAreWhatFollowsTheLastSlash() {
    assertThat(stored("store://host/a/x.npz").name()).isEqualTo("x.npz");
    assertThat(stored("store://host/a//").name()).isEqualTo("a");
    assertThat(InputFile.of(Path.of("x.npz")).name()).isEqualTo("x.npz");
  }

  @Test
  void aUriHasASlashAfterItsScheme() {
    assertThat(InputFiles.isUri("hdfs://host/x")).isTrue();
    assertThat(InputFiles.isUri("file:/x")).isTrue();
    assertThat(InputFiles.isUri("run:3")).isFalse();
    assertThat(InputFiles.isUri("c:/x")).isFalse();
    assertThat(InputFiles.isUri("a/b:/x")).isFalse();
  }

  @Test
  void whatIsElsewhereIsCopiedForAsLongAsItIsNeeded() throws IOException {
    Path path;
    try (LocalCopy copy = LocalCopy.of(stored("store://host/a").child("x.npz"))) {
      path = copy.path();
      assertThat(path).hasContent("content");
    }
    assertThat(path).doesNotExist();
    assertThatThrownBy(() -> LocalCopy.of(stored("store://host/absent")))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void whatIsHereIsNotCopied() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "here");
    try (LocalCopy copy = LocalCopy.of(InputFile.of(file))) {
      assertThat(copy.path()).isEqualTo(file);
    }
    assertThat(file).hasContent("here");
  }
}
