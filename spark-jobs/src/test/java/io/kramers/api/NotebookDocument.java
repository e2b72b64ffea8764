package io.kramers.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code docs/notebook.md}: text, fenced blocks of code, and what they print: a block {@code text}
 * right after one of {@code scala}.
 *
 * @param parts in order
 */
record NotebookDocument(List<Part> parts) {
  static final Path MARKDOWN = Path.of("..", "docs", "notebook.md");
  static final Path NOTEBOOK = Path.of("..", "docs", "notebook.ipynb");

  private static final String FENCE = "```";
  private static final String SCALA = "scala";

  /**
   * A part.
   *
   * @param language of a fenced block; empty for text
   * @param lines without the fences
   */
  record Part(String language, List<String> lines) {}

  static NotebookDocument read() throws IOException {
    List<Part> parts = new ArrayList<>();
    Part open = new Part("", new ArrayList<>());
    for (String line : Files.readAllLines(MARKDOWN)) {
      if (line.startsWith(FENCE)) {
        parts.add(open);
        // The fence that closes a block opens a text.
        open = new Part(line.substring(FENCE.length()), new ArrayList<>());
      } else {
        open.lines().add(line);
      }
    }
    parts.add(open);
    return new NotebookDocument(
        parts.stream()
            .filter(part -> part.lines().stream().anyMatch(line -> !line.isBlank()))
            .toList());
  }

  /** The blocks of a language, each with its lines. */
  List<List<String>> blocks(String language) {
    return parts.stream()
        .filter(part -> part.language().equals(language))
        .map(Part::lines)
        .toList();
  }

  /** What blocks of Scala print, in order. */
  List<List<String>> outputs() {
    List<List<String>> outputs = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      if (isOutput(i)) {
        outputs.add(parts.get(i).lines());
      }
    }
    return outputs;
  }

  private boolean isOutput(int i) {
    return i > 0
        && parts.get(i).language().equals("text")
        && parts.get(i - 1).language().equals(SCALA);
  }

  /** The same as a Jupyter notebook. */
  String notebook() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode notebook = json.createObjectNode();
    ArrayNode cells = notebook.putArray("cells");
    List<String> text = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.language().equals(SCALA)) {
        addText(cells, text);
        ObjectNode cell = cell(cells, "code", part.lines());
        cell.putNull("execution_count");
        ArrayNode outputs = cell.putArray("outputs");
        if (i + 1 < parts.size() && isOutput(i + 1)) {
          ObjectNode output = outputs.addObject();
          output.put("name", "stdout");
          output.put("output_type", "stream");
          putLines(output.putArray("text"), parts.get(i + 1).lines(), true);
        }
      } else if (!isOutput(i)) {
        boolean fenced = !part.language().isEmpty();
        text.addAll(fenced ? List.of(FENCE + part.language()) : List.of());
        text.addAll(part.lines());
        text.addAll(fenced ? List.of(FENCE) : List.of());
      }
    }
    addText(cells, text);
    ObjectNode metadata = notebook.putObject("metadata");
    ObjectNode kernel = metadata.putObject("kernelspec");
    kernel.put("display_name", "Scala").put("language", SCALA).put("name", SCALA);
    ObjectNode language = metadata.putObject("language_info");
    language.put("codemirror_mode", "text/x-scala").put("file_extension", ".scala");
    language.put("mimetype", "text/x-scala").put("name", SCALA);
    notebook.put("nbformat", 4).put("nbformat_minor", 5);
    return json.writeValueAsString(notebook) + "\n";
  }

  private static void addText(ArrayNode cells, List<String> text) {
    List<String> lines = new ArrayList<>(text);
    text.clear();
    while (!lines.isEmpty() && lines.get(0).isBlank()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    if (!lines.isEmpty()) {
      cell(cells, "markdown", lines);
    }
  }

  private static ObjectNode cell(ArrayNode cells, String type, List<String> lines) {
    ObjectNode cell = cells.addObject();
    cell.put("cell_type", type);
    cell.put("id", "cell-" + cells.size());
    cell.putObject("metadata");
    putLines(cell.putArray("source"), lines, false);
    return cell;
  }

  private static void putLines(ArrayNode array, List<String> lines, boolean ended) {
    for (int i = 0; i < lines.size(); i++) {
      array.add(lines.get(i) + (ended || i + 1 < lines.size() ? "\n" : ""));
    }
  }
}
