package dev.hushcell.contract;

import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches what a server wrote to its files for texts in the forms in which they could stand there.
 * What was not written since the beginning cannot hold a text of the test.
 */
public final class Traces {
  private final FileTime begin = FileTime.from(Instant.now().minusSeconds(2));
  private final List<Path> roots;
  private final Map<Path, Long> logged = new HashMap<>();

  /** Begins: what is written from now on is searched. */
  public Traces(Server server) {
    this.roots = server.traces();
    for (Path log : server.logs()) {
      logged.put(log, log.toFile().length());
    }
  }

  /** Returns where the text was found, and in which form. */
  public List<String> of(String text) {
    return of(List.of(text)).get(text);
  }

  /** Returns where each of the texts was found, and in which form. */
  public Map<String, List<String>> of(Collection<String> texts) {
    Map<String, Map<String, String>> forms = new LinkedHashMap<>();
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String text : texts) {
      forms.put(text, forms(text));
      found.put(text, new ArrayList<>());
    }
    for (Path file : files()) {
      String content = latin1(content(file));
      forms.forEach(
          (text, each) -> {
            for (String form : in(content, each)) {
              found.get(text).add(file.getFileName() + " has it " + form);
            }
          });
    }
    return found;
  }

  /** Returns which marks were found. */
  public Set<Finding> of(Scanner marks) {
    Set<Finding> found = new LinkedHashSet<>();
    for (Path file : files()) {
      found.addAll(marks.bytes("file " + file.getFileName(), content(file)));
    }
    return found;
  }

  /** Returns in which forms a text stands in another one. */
  public static List<String> in(String content, String text) {
    return in(content, forms(text));
  }

  private static List<String> in(String content, Map<String, String> forms) {
    return forms.entrySet().stream()
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
        paths.filter(this::isWritten).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private boolean isWritten(Path file) {
    try {
      return Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(begin) >= 0;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(logged.getOrDefault(file, 0L));
      return in.readAllBytes();
    } catch (NoSuchFileException gone) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
