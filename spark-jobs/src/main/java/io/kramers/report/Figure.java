package io.kramers.report;

/** A drawing in both formats. */
public interface Figure {
  /** An SVG element that is a document of its own and can also stand within HTML. */
  String svg();

  /** A PNG file's bytes. */
  byte[] png();
}
