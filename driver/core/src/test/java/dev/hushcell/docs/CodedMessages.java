package dev.hushcell.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts in the source of the driver, to which messages in the documentation are held.
 *
 * @param texts all of them, in lines
 */
record CodedMessages(String texts) {
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]++|\\\\.)*+)\"");

  /** So many words in a row must be the same; a message may be shorter. */
  private static final int WORDS = 3;

  static CodedMessages ofTheDriver() throws IOException {
    StringBuilder texts = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file, StandardCharsets.UTF_8);
        TEXT.matcher(JOINED.matcher(source).replaceAll(""))
            .results()
            .map((MatchResult each) -> each.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
            .forEach(text -> texts.append(text).append('\n'));
      }
    }
    return new CodedMessages(texts.toString());
  }

  /** Tells whether some words in a row of a message stand in a text of the source. */
  boolean wordAs(String message) {
    List<String> words =
        Stream.of(message.replace("`", "").split("\\s+", -1))
            .map(word -> word.replaceFirst("[,;:.…]+$", ""))
            .toList();
    int wanted = Math.min(WORDS, words.size());
    for (int i = 0; i + wanted <= words.size(); i++) {
      String run = String.join("\\E\\W{1,2}\\Q", words.subList(i, i + wanted));
      if (Pattern.compile("\\Q" + run + "\\E").matcher(texts).find()) {
        return true;
      }
    }
    return false;
  }
}
