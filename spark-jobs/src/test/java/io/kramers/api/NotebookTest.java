package io.kramers.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NotebookTest {
  /** What the notebook should be is left in target. */
  @Test
  void theNotebookHasTheCellsOfThePage() throws IOException {
    String notebook = NotebookDocument.read().notebook();
    Path right = Files.writeString(Path.of("target", "notebook.ipynb"), notebook);
    assertThat(Files.readString(NotebookDocument.NOTEBOOK))
        .as("after a change of docs/notebook.md copy spark-jobs/%s over docs/notebook.ipynb", right)
        .isEqualTo(notebook);
  }
}
