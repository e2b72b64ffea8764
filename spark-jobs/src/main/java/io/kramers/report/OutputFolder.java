package io.kramers.report;

import java.io.IOException;
import java.util.Optional;

/** A folder that is made, named and deleted as a whole. */
interface OutputFolder extends ResultFolder {
  /** Whether there is anything of that name. */
  boolean exists() throws IOException;

  /** The nearest folder above that is there; empty where results could be written below it. */
  Optional<String> obstacle() throws IOException;

  /** What a file holds; empty where it is not there. */
  Optional<byte[]> read(String name) throws IOException;

  /** Its last name. */
  String name();

  /** The folder of another name beside this one. */
  OutputFolder beside(String name);

  /** Makes it, and those above it. */
  void create() throws IOException;

  /** Deletes it with all that it holds, if it is there. */
  void delete() throws IOException;

  /** Gives it another name, which no other has. */
  void rename(String name) throws IOException;
}
