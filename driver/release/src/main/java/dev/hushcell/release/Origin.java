package dev.hushcell.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What was built, and by whom.
 *
 * @param source where the repository is, such as {@code git+https://example.org/hushcell}
 * @param commit the name of the commit that was checked out
 * @param builder a URI that says who built it
 * @param maven the version of Maven
 */
record Origin(String source, String commit, String builder, String maven) {
  /** Asks the repository for its commit. */
  static Origin of(Path repository, Options options) throws IOException {
    String changed = git(repository, "status", "--porcelain");
    if (!changed.isEmpty()) {
      throw new ReleaseException(
          "The work tree is not what was committed, so no commit says where the files come from:\n"
              + changed);
    }
    return new Origin(
        options.required("source"),
        git(repository, "rev-parse", "HEAD"),
        options.required("builder"),
        options.required("maven"));
  }

  private static String git(Path repository, String... arguments) throws IOException {
    ProcessBuilder command = new ProcessBuilder("git", "-C", repository.toString());
    command.command().addAll(List.of(arguments));
    Process git = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (git.waitFor() != 0) {
        throw new ReleaseException("git " + String.join(" ", arguments) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException("git was interrupted");
    }
    return printed.strip();
  }
}
