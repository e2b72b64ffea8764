package io.kramers.images;

import java.io.Serializable;

/**
 * What an image measures.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height rows
 * @param width columns
 */
public record ImageShape(int channels, int height, int width) implements Serializable {
  /** Values an image has: channels times height times width. */
  public int values() {
    return Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** As people write it, width first. */
  String inPixels() {
    return width + " x " + height + " pixels";
  }
}
