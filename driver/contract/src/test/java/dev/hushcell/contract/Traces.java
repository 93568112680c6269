package dev.hushcell.contract;

import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Searches what a server wrote to its files for texts in the forms in which they could stand there.
 * What was not written since the beginning cannot hold a text of the test.
 */
public final class Traces {
  private static final int PIECE = 64 << 20;

  /** No text that is searched for is longer in any form. */
  private static final int LONGEST = 8 << 10;

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
    Needles needles = new Needles(texts);
    Map<String, List<String>> found = new LinkedHashMap<>();
    texts.forEach(text -> found.put(text, new ArrayList<>()));
    look(
        (file, content) -> {
          for (Needles.Needle each : needles.in(content)) {
            found.get(each.text()).add(file.getFileName() + " has it " + each.form());
          }
        });
    return found;
  }

  /** Shows every file, by its place, with what was written to it since the beginning. */
  public void look(BiConsumer<Path, byte[]> reader) {
    look(file -> true, reader);
  }

  /** Shows those files that are asked for. */
  void look(Predicate<Path> asked, BiConsumer<Path, byte[]> reader) {
    for (Path root : roots) {
      for (Path file : files(root)) {
        if (asked.test(root.relativize(file))) {
          read(file, content -> reader.accept(root.relativize(file), content));
        }
      }
    }
  }

  /** Returns which marks were found. */
  public Set<Finding> of(Scanner marks) {
    Set<Finding> found = new LinkedHashSet<>();
    look((file, content) -> found.addAll(marks.bytes("file " + file.getFileName(), content)));
    return found;
  }

  /** Returns in which forms a text stands in another one. */
  public static List<String> in(String content, String text) {
    return in(content, List.of(text)).get(text);
  }

  /** Returns in which forms each of the texts stands in another one. */
  public static Map<String, List<String>> in(String content, Collection<String> texts) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    texts.forEach(text -> found.put(text, new ArrayList<>()));
    for (Needles.Needle each : new Needles(texts).in(Needles.latin1(content))) {
      found.get(each.text()).add(each.form());
    }
    return found;
  }

  /** Lists what was written; a journal may vanish while it looks, and then nothing is in it. */
  private List<Path> files(Path root) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
              if (of.isRegularFile() && of.lastModifiedTime().compareTo(begin) >= 0) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException && !file.equals(root)) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Reads it in pieces, each with the end of the one before. */
  private void read(Path file, Consumer<byte[]> reader) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(logged.getOrDefault(file, 0L));
      byte[] piece = in.readNBytes(PIECE);
      while (piece.length > 0) {
        reader.accept(piece);
        byte[] next = in.readNBytes(PIECE);
        int kept = next.length == 0 ? 0 : Math.min(LONGEST, piece.length);
        byte[] both =
            Arrays.copyOf(
                Arrays.copyOfRange(piece, piece.length - kept, piece.length), kept + next.length);
        System.arraycopy(next, 0, both, kept, next.length);
        piece = both;
      }
    } catch (NoSuchFileException gone) {
      // nothing is in it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
