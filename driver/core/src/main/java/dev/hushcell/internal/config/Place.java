package dev.hushcell.internal.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where in a configuration something stands; lines and columns count from 1. */
record Place(String file, int line, int column) {

  static Place of(String file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new Place(file, 1, 1));
  }

  @Override
  public String toString() {
    return file + ", line " + line + ", column " + column;
  }
}
