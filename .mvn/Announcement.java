import java.nio.file.Files;
import java.nio.file.Path;

/** Says, before the first build of a clone, why nothing is said for a while; run as a source file. */
final class Announcement {
  private Announcement() {}

  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    if (!Files.exists(root.resolve("driver/surface/target"))) {
      System.out.println(
          "Hushcell: the first build downloads libraries and plugins for some minutes, and with -q says nothing"
              + " meanwhile. See driver/docs/installing.md.");
    }
  }
}
