package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads what was drawn and written. */
final class Pages {
  private Pages() {}

  /** The templates write HTML that is XML too, so an XML parser finds what is not closed. */
  static Document parse(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  /** The contents of all elements of a name, blanks run together. */
  static List<String> all(Document document, String tag) {
    return contents(document, tag).stream().map(text -> text.replaceAll("\\s+", " ")).toList();
  }

  /** The texts of an SVG document; fails where it is not well-formed. */
  static List<String> texts(String svg) throws Exception {
    Document document = parse(svg);
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    return contents(document, "text");
  }

  private static List<String> contents(Document document, String tag) {
    List<String> contents = new ArrayList<>();
    NodeList nodes = document.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      contents.add(nodes.item(i).getTextContent().strip());
    }
    return contents;
  }
}
