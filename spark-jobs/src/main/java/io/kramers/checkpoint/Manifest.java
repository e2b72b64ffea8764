package io.kramers.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.blocks.BlockRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * {@code manifest.json}: whose checkpoint it is, and which files are in it. Its last line has the
 * CRC-32C of what stands before it.
 *
 * @param owner of the checkpoint
 * @param rounds by their files' names
 */
record Manifest(Owner owner, SortedMap<RoundName, Round> rounds) {
  static final String FILE = "manifest.json";

  private static final String FORMAT = "kramers-checkpoint/1";
  private static final String CHECKSUM = ",\n  \"crc32c\" : \"";
  private static final String END = "\"\n}\n";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * A file.
   *
   * @param stage number of the call within the command
   * @param blocks how many
   * @param ranges of blocks, such as {@code 0:0-8 2:4-6} for blocks 0 to 7 of work 0 and 4, 5 of 2
   * @param bytes the file's length
   * @param checksum the file's, in hexadecimal digits
   */
  record Round(int stage, long blocks, String ranges, long bytes, String checksum) {
    static Round of(RoundFile file, byte[] bytes) {
      return new Round(
          file.stage(),
          file.blocks().stream().mapToLong(BlockRange::blocks).sum(),
          file.blocks().stream()
              .map(range -> range.work() + ":" + range.from() + "-" + range.to())
              .collect(Collectors.joining(" ")),
          bytes.length,
          hexadecimal(RoundFile.checksum(bytes)));
    }
  }

  byte[] bytes() throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("command", owner.command());
    root.put("configHash", owner.configHash());
    root.put("streamFormat", owner.streamFormat());
    root.set("config", owner.config());
    ArrayNode array = root.putArray("rounds");
    rounds.forEach(
        (name, round) ->
            array
                .addObject()
                .put("file", name.toString())
                .put("stage", round.stage)
                .put("blocks", round.blocks)
                .put("ranges", round.ranges)
                .put("bytes", round.bytes)
                .put("crc32c", round.checksum));
    String text = MAPPER.writeValueAsString(root).replace("\r\n", "\n");
    String open = text.substring(0, text.lastIndexOf('}')).stripTrailing();
    return (open + CHECKSUM + checksum(open) + END).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a manifest.
   *
   * @throws IOException if it is damaged; the message says how
   */
  static Manifest parse(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.lastIndexOf(CHECKSUM);
    if (end < 0 || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + END)) {
      throw new IOException("its checksum does not fit");
    }
    JsonNode root = MAPPER.readTree(text);
    if (!root.path("format").asText().equals(FORMAT)) {
      throw new IOException("it is not of this version's format");
    }
    SortedMap<RoundName, Round> rounds = new TreeMap<>();
    for (JsonNode round : root.path("rounds")) {
      String file = round.path("file").asText();
      rounds.put(
          RoundName.parse(file)
              .orElseThrow(
                  () -> new IOException("it names " + file + ", which is no round's file")),
          new Round(
              round.path("stage").asInt(),
              round.path("blocks").asLong(),
              round.path("ranges").asText(),
              round.path("bytes").asLong(),
              round.path("crc32c").asText()));
    }
    return new Manifest(
        new Owner(
            root.path("command").asText(),
            root.path("configHash").asText(),
            root.path("streamFormat").asInt(),
            root.path("config")),
        rounds);
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return hexadecimal((int) crc.getValue());
  }

  private static String hexadecimal(int number) {
    return String.format("%08x", number);
  }
}
