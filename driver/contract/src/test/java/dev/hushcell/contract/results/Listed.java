package dev.hushcell.contract.results;

import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A difference that must stay, from a list of them.
 *
 * @param servers the servers that have it
 * @param place act and look
 * @param found what is seen on the protected database
 */
record Listed(Pattern servers, Pattern place, Pattern found) {
  /** Reads those of a server from a list. */
  static List<Listed> of(Server server, String list) throws IOException {
    try (InputStream in = Listed.class.getResourceAsStream(list)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n", -1))
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Listed::parse)
          .filter(each -> each.servers.matcher(server.name()).matches())
          .toList();
    }
  }

  private static Listed parse(String line) {
    String[] parts = line.split(" \\| ", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("a difference has four parts: " + line);
    }
    return new Listed(
        Pattern.compile(parts[0].strip()),
        Pattern.compile(parts[1].strip()),
        Pattern.compile(parts[2].strip()));
  }

  boolean isOf(String where, String told) {
    return place.matcher(where).matches() && found.matcher(told).matches();
  }
}
