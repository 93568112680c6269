package dev.hushcell.internal.fips;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The one copy of each version of the module that all graphs of a JVM share, because its start
 * costs about a second of CPU. Both versions run side by side where configurations ask for both.
 *
 * <p>Each is computed once, when it is first asked for: either the started module or the fault that
 * prevented it, which is then thrown at each use. The registration of the driver does not touch
 * them.
 */
public final class FipsModules {
  private static final SharedStart CERTIFIED = ofThisDriver(ModuleChoice.CERTIFIED);
  private static final SharedStart PATCHED = ofThisDriver(ModuleChoice.PATCHED);

  private static final CellModules CELLS = new CellModules();

  private FipsModules() {}

  /**
   * Another module that an administrator supplies for the ciphers of cells.
   *
   * @param jar the file it comes in
   * @param sha256 digest of that file, 64 lower-case hexadecimal digits
   * @param certificate its validation, as the administrator states it; without one it is taken
   *     although nobody validated it
   */
  public record CellModule(Path jar, String sha256, Optional<String> certificate) {}

  private static SharedStart ofThisDriver(ModuleChoice choice) {
    return new SharedStart(() -> ModuleStart.ofThisDriver(choice).call());
  }

  /**
   * Starts a version in the background, and says so, unless it was started before; a fault shows on
   * its use.
   */
  public static boolean begin(ModuleChoice choice) {
    return start(choice).begin();
  }

  /** Returns the started module, or throws the {@link FipsFault} that prevented it. */
  public static FipsModule shared(ModuleChoice choice) {
    return start(choice).module();
  }

  /** Returns the started module, with another one for cells where that is wanted. */
  public static FipsModule shared(ModuleChoice choice, Optional<CellModule> cells) {
    FipsModule module = shared(choice);
    return cells.isEmpty() ? module : CELLS.of(choice, cells.get(), module);
  }

  /** Tells whether a version is starting right now, which somebody may be waiting for. */
  public static boolean areStarting() {
    return CERTIFIED.isUnderWay() || PATCHED.isUnderWay();
  }

  /** Tells whether a key store must still wait: a version is starting, or none was started yet. */
  public static boolean areAwaited() {
    return areStarting() || !(CERTIFIED.isOver() || PATCHED.isOver());
  }

  /** Returns what to warn of about the class path; empty for most. */
  public static Optional<String> doubt() {
    return JarCandidates.ofThisDriver().disturbTheHost()
        ? Optional.of(
            "the jars of the FIPS module are on the class path beside the ordinary Bouncy Castle"
                + " (bcprov), which has classes of the same names, so whoever uses that may get the"
                + " wrong ones; take bc-fips, bcpkix-fips and bcutil-fips off the class path and put"
                + " them into META-INF/hushcell/ of a jar of its own, where Hushcell alone finds"
                + " them, or on the module path; see installing.md")
        : Optional.empty();
  }

  private static SharedStart start(ModuleChoice choice) {
    return switch (choice) {
      case CERTIFIED -> CERTIFIED;
      case PATCHED -> PATCHED;
    };
  }
}
