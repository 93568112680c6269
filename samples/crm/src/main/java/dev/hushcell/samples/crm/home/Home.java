package dev.hushcell.samples.crm.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A directory of the application, for its owner only where the file system knows owners. */
public final class Home {
  private static final int PASSWORD_BYTES = 24;
  private static final String DIRECTORY = "rwx------";
  private static final String FILE = "rw-------";

  private final Path directory;

  private Home(Path directory) {
    this.directory = directory;
  }

  /** Opens the directory, which is made if need be. */
  public static Home at(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    Files.createDirectories(absolute, ownerOnly(absolute, DIRECTORY));
    Home home = new Home(absolute);
    restrict(absolute, DIRECTORY); // it may have been there with other permissions
    return home;
  }

  /** Takes from everybody but the owner what others made here, such as the database its file. */
  public void restrict() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.toList();
    }
    for (Path each : all) {
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        restrict(each, DIRECTORY);
      } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
        restrict(each, FILE);
      }
    }
  }

  private static void restrict(Path place, String permissions) throws IOException {
    if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Returns where a file of this directory is. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Returns the random password in a file, which is made if need be. */
  public String password(String name) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    create(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    return Files.readString(file(name)).strip();
  }

  /**
   * Writes a file from a template of the application, unless it is there.
   *
   * @param order in which order the database has texts, as {@code text-order} names it
   */
  public void template(String template, String name, String order) throws IOException {
    try (InputStream in = Home.class.getResourceAsStream("/first-start/" + template)) {
      String text =
          new String(Objects.requireNonNull(in, template).readAllBytes(), StandardCharsets.UTF_8);
      create(name, text.replace("@home@", directory.toString()).replace("@order@", order));
    }
  }

  /** Writes a file in place of an older one of the same name. */
  public void keep(String name, byte[] content) throws IOException {
    Files.deleteIfExists(file(name));
    create(name, content);
  }

  private void create(String name, String content) throws IOException {
    create(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void create(String name, byte[] content) throws IOException {
    Path file = file(name);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file, FILE))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (FileAlreadyExistsException e) {
      // made by an earlier start, and perhaps changed by its owner
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path place, String permissions) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
