package dev.hushcell.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Searches the files of a server for a text in the forms in which it could stand there. */
public final class Traces {
  private final List<Path> roots;

  public Traces(List<Path> roots) {
    this.roots = roots;
  }

  /** Returns where the text was found, and in which form. */
  public List<String> of(String text) {
    Map<String, String> forms = forms(text);
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String content = content(file);
      forms.forEach(
          (form, needle) -> {
            if (content.contains(needle)) {
              found.add(file.getFileName() + " has it " + form);
            }
          });
    }
    return found;
  }

  /** Returns in which forms a text stands in another one. */
  public static List<String> in(String content, String text) {
    return forms(text).entrySet().stream()
        .filter(form -> content.contains(form.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, String> forms(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(utf8);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("in UTF-8", latin1(utf8));
    forms.put("in UTF-16", latin1(text.getBytes(StandardCharsets.UTF_16LE)));
    forms.put("in hexadecimal", hex);
    forms.put("in capital hexadecimal", hex.toUpperCase(Locale.ROOT));
    // Without its ends, which depend on what stands beside it.
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf8);
    forms.put("in Base64", base64.substring(0, base64.length() - 2));
    return forms;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> paths = Files.walk(root)) {
        paths.filter(Files::isRegularFile).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String content(Path file) {
    try {
      return latin1(Files.readAllBytes(file));
    } catch (java.nio.file.NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
