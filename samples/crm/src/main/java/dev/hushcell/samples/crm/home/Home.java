package dev.hushcell.samples.crm.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** A directory of the application, for its owner only where the file system knows owners. */
public final class Home {
  private static final int PASSWORD_BYTES = 24;

  private final Path directory;

  private Home(Path directory) {
    this.directory = directory;
  }

  /** Opens the directory, which is made if need be. */
  public static Home at(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    Files.createDirectories(absolute, ownerOnly(absolute, "rwx------"));
    return new Home(absolute);
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
            ownerOnly(file, "rw-------"))) {
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
