import java.io.IOException;
import java.nio.file.Path;

/** Says what was made and what to type into a client; run as a source file. */
final class Folder {
  private Folder() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("Files for SQL clients: all jars of " + Path.of(arguments[0]).toRealPath());
    System.out.println("Class of the driver:   dev.hushcell.HushcellDriver");
    System.out.println("URL:                   jdbc:hushcell: and the rest of yours");
    System.out.println("Steps for each client: driver/docs/sql-clients.md");
  }
}
