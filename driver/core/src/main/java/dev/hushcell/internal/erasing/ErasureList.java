package dev.hushcell.internal.erasing;

import dev.hushcell.internal.audit.FileMutex;
import dev.hushcell.internal.keyring.proof.Catalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The list of persons who were forgotten, outside the database: a file of its owner that only
 * grows. A line is on the disk before the first row of its person changes. What stands behind the
 * last line end is left of a process that died, which had erased nothing yet.
 */
record ErasureList(Path path) {
  private static final String HEADER = "hushcell-erased 1";

  ErasureList {
    path = path.toAbsolutePath().normalize();
  }

  /** Returns the lines; each that is of one of some catalogues is authentic, and in its place. */
  List<ListLine> read(Collection<Catalogue> catalogues) {
    try {
      return lines(content(), catalogues);
    } catch (IOException e) {
      throw unusable("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** Appends a line unless it is there already, while no other process does; returns it. */
  ListLine append(Collection<Catalogue> catalogues, Function<List<ListLine>, ListLine> next) {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try (FileMutex mutex = new FileMutex(lock);
        FileMutex.Held held = mutex.take()) {
      String before = content();
      List<ListLine> lines = lines(before, catalogues);
      ListLine line = next.apply(lines);
      if (!lines.contains(line)) {
        held.require();
        write(before, line.text() + "\n");
      }
      return line;
    } catch (IOException e) {
      throw unusable(
          "cannot be written (" + e.getClass().getSimpleName() + "), so nothing was erased");
    }
  }

  /** Returns the whole lines of the file, without what a process left that died. */
  private String content() throws IOException {
    try {
      String all = Files.readString(path);
      return all.substring(0, all.lastIndexOf('\n') + 1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private void write(String before, String line) throws IOException {
    String added = before.isEmpty() ? HEADER + "\n" + line : line;
    boolean made = !Files.exists(path);
    try (FileChannel channel =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            FileMutex.ownerOnly())) {
      long end = before.getBytes(StandardCharsets.UTF_8).length;
      channel.truncate(end).position(end);
      ByteBuffer bytes = ByteBuffer.wrap(added.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        int unused = channel.write(bytes);
      }
      channel.force(true);
    }
    if (made) {
      forceDirectory();
    }
  }

  /** Not every system lets a directory be opened. */
  private void forceDirectory() {
    Path directory = path.getParent();
    if (directory == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // its system keeps names by itself
    }
  }

  private List<ListLine> lines(String content, Collection<Catalogue> catalogues) {
    List<String> texts = content.lines().toList();
    List<ListLine> found = new ArrayList<>();
    if (texts.isEmpty()) {
      return found;
    }
    if (!texts.get(0).equals(HEADER)) {
      throw damaged(1);
    }
    for (int i = 1; i < texts.size(); i++) {
      int number = i;
      ListLine line = ListLine.read(texts.get(i)).orElseThrow(() -> damaged(number + 1));
      Optional<ListLine> last =
          found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
      boolean wrong =
          catalogues.stream()
              .filter(each -> each.uuid().equals(line.catalogue()))
              .anyMatch(each -> !line.isAuthentic(each, last));
      if (wrong || line.number() != number) {
        throw damaged(number + 1);
      }
      found.add(line);
    }
    return found;
  }

  private RuntimeException damaged(int line) {
    return unusable(
        "is not what Hushcell wrote, from line " + line + " on; restore the file from a backup");
  }

  private RuntimeException unusable(String how) {
    return ErasureFault.LIST_UNUSABLE.fault(
        "the list of persons who were forgotten, " + path + ", " + how);
  }
}
