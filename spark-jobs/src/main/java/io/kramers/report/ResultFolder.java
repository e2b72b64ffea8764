package io.kramers.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A folder that results are written into. */
public interface ResultFolder {
  /** What a file holds. */
  interface Content {
    /** Writes it to a stream, and leaves that open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file. */
  void write(String name, Content content) throws IOException;

  /** Writes a file of text, in UTF-8. */
  default void text(String name, String text) throws IOException {
    bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  default void bytes(String name, byte[] bytes) throws IOException {
    write(name, out -> out.write(bytes));
  }

  /** Where a file or folder in this one is, as Spark takes it. */
  String place(String name);

  /** What a folder in this one has in it; nothing where it is not there. */
  List<String> names(String name) throws IOException;
}
