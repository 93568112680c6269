package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.policy.SettingSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that a configuration is read from.
 *
 * <p>Two files that both could be meant are refused, so that an old copy on the class path can
 * never silently take the place of the one somebody edits.
 *
 * @param shown how messages name it
 * @param identity tells locations apart, also those with the same short name
 * @param source who has the text, where it is in no file
 */
public record ConfigLocation(String shown, String identity, Optional<SettingSource> source) {
  public static final String CLASSPATH = "classpath:";

  /** The name that is looked for when none is given. */
  public static final String DEFAULT_NAME = "hushcell.yaml";

  public static final int MAX_BYTES = 1 << 20;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private ConfigLocation(String shown, String identity) {
    this(shown, identity, Optional.empty());
  }

  /** Finds the location: the given one, else the default ones. */
  public static ConfigLocation find(Optional<String> given, Environment surroundings) {
    List<ConfigLocation> found = new ArrayList<>();
    String where;
    Optional<SettingSource> source =
        given
            .filter(location -> location.indexOf(':') >= 0 && !location.startsWith(CLASSPATH))
            .flatMap(location -> surroundings.settingSources().meantBy(location));
    if (source.isPresent()) {
      return new ConfigLocation(FilePosition.settingsOf(given.get()), given.get(), source);
    }
    if (given.isEmpty()) {
      found.addAll(onClassPath(DEFAULT_NAME, surroundings));
      inDirectory(DEFAULT_NAME, surroundings).filter(l -> !found.contains(l)).ifPresent(found::add);
      where = CLASSPATH + DEFAULT_NAME + " and ./" + DEFAULT_NAME;
    } else if (given.get().startsWith(CLASSPATH)) {
      found.addAll(onClassPath(given.get().substring(CLASSPATH.length()), surroundings));
      where = given.get();
    } else {
      inDirectory(given.get(), surroundings).ifPresent(found::add);
      where = given.get();
    }
    return onlyOne(found, where, surroundings);
  }

  private static ConfigLocation onlyOne(
      List<ConfigLocation> found, String where, Environment surroundings) {
    if (found.isEmpty()) {
      throw ConfigFault.NO_CONFIGURATION.fault(
          "no configuration found at "
              + where
              + annotated(surroundings.indexes())
              + "; write one, or name another with hushcell.config=<file> or"
              + " hushcell.config=classpath:<resource>");
    }
    if (found.size() > 1) {
      throw ConfigFault.TWO_CONFIGURATIONS.fault(
          "more than one configuration found: "
              + String.join(", ", found.stream().map(ConfigLocation::identity).toList())
              + "; remove all but one, or name the right one with hushcell.config");
    }
    return found.get(0);
  }

  private static String annotated(Indexes indexes) {
    return indexes.isEmpty()
        ? ""
        : "; annotations name columns (index "
            + indexes.names()
            + ") but the key store must be named too, under keystore:";
  }

  private static List<ConfigLocation> onClassPath(String name, Environment surroundings) {
    String resource = name.startsWith("/") ? name.substring(1) : name;
    try {
      List<ConfigLocation> found = new ArrayList<>();
      for (URL url : surroundings.resources(resource)) {
        found.add(new ConfigLocation(CLASSPATH + resource, identity(url)));
      }
      return found;
    } catch (IOException e) {
      throw ConfigFault.UNREADABLE.fault("the class path cannot be searched for " + resource, e);
    }
  }

  private static Optional<ConfigLocation> inDirectory(String name, Environment surroundings) {
    Path path = surroundings.directory().resolve(name);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ConfigLocation(name, path.toRealPath().toUri().toString()));
    } catch (IOException e) {
      throw ConfigFault.UNREADABLE.fault(
          "the configuration " + name + " cannot be read; check the rights of the file", e);
    }
  }

  /** The same file found by two ways (class path entry = working directory) is one location. */
  private static String identity(URL url) {
    try {
      return Path.of(url.toURI()).toRealPath().toUri().toString();
    } catch (URISyntaxException
        | IOException
        | IllegalArgumentException
        | FileSystemNotFoundException e) {
      return url.toExternalForm();
    }
  }

  public String read() {
    if (source.isPresent()) {
      return textOf(source.get());
    }
    if (file().filter(Files::isDirectory).isPresent()) {
      // A URL of a directory would read as the list of its files.
      throw ConfigFault.UNREADABLE.fault(
          "the configuration " + shown + " is a directory; name the file in it");
    }
    try {
      URLConnection connection = new URL(identity).openConnection();
      // A cached JarFile would stay open for the life of the process.
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw ConfigFault.UNREADABLE.fault(
              "the configuration " + shown + " is larger than " + MAX_BYTES + " bytes");
        }
        return decoded(bytes);
      }
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw ConfigFault.UNREADABLE.fault(
          "the configuration " + shown + " cannot be read; check that it is a readable file", e);
    }
  }

  private String textOf(SettingSource kept) {
    try {
      return kept.configuration(identity.substring(kept.name().length() + 1));
    } catch (IOException | RuntimeException e) {
      throw ConfigFault.UNREADABLE.fault(
          "the configuration " + shown + " could not be read; see the cause", e);
    }
  }

  /** Editors of some systems put a byte order mark before UTF-8. */
  private String decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw ConfigFault.UNREADABLE.at(
          FilePosition.at(shown, text, text.length()),
          "the configuration " + shown + " is not UTF-8; save it in that encoding");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns the file that it is, where it is one that has permissions. */
  public Optional<Path> file() {
    return identity.startsWith("file:")
        ? Optional.of(Path.of(URI.create(identity)))
        : Optional.empty();
  }

  /** Tells whether others than its owner can read a file, where the system knows. */
  public static boolean isReadByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // not a file system with such permissions
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfigLocation that && identity.equals(that.identity);
  }

  @Override
  public int hashCode() {
    return identity.hashCode();
  }
}
