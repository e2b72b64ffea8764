package io.kramers.report;

import io.kramers.config.ConfigurationException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.MeetOrSlice;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/**
 * Charts side by side, as SVG and PNG from the same drawing.
 *
 * @param id distinguishes the drawing from others on one page
 * @param charts in reading order
 * @param columns charts a row
 */
record PlotDrawing(String id, List<JFreeChart> charts, int columns) implements Figure {
  /** Pixels a chart. */
  static final int WIDTH = 700;

  static final int HEIGHT = 550;

  private static final String NO_FONT =
      "Figures need a font: install fontconfig and a font package such as fonts-dejavu-core";

  /**
   * Makes sure that text can be drawn and no screen is asked for.
   *
   * @throws ConfigurationException if the machine has no font
   */
  static void requireFonts() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      font.getStringBounds("w", new FontRenderContext(null, true, true));
    } catch (RuntimeException | LinkageError | InternalError e) {
      // The JDK reports a missing font or font library in any of these ways.
      throw new ConfigurationException(NO_FONT);
    }
  }

  private int width() {
    return columns * WIDTH;
  }

  private int height() {
    return (charts.size() + columns - 1) / columns * HEIGHT;
  }

  @Override
  public String svg() {
    SVGGraphics2D graphics = new SVGGraphics2D(width(), height());
    graphics.setDefsKeyPrefix(id + "-");
    draw(graphics);
    return graphics.getSVGElement(
        id,
        true,
        new ViewBox(0, 0, width(), height()),
        PreserveAspectRatio.XMID_YMID,
        MeetOrSlice.MEET);
  }

  @Override
  public byte[] png() {
    BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    draw(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void draw(Graphics2D graphics) {
    graphics.setPaint(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    for (int i = 0; i < charts.size(); i++) {
      int x = i % columns * WIDTH;
      int y = i / columns * HEIGHT;
      charts.get(i).draw(graphics, new Rectangle2D.Double(x, y, WIDTH, HEIGHT));
    }
  }
}
