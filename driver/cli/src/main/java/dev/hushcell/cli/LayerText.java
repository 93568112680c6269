package dev.hushcell.cli;

import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells of the link to the database and of its disk. */
final class LayerText {
  private LayerText() {}

  static void write(LinkStatus link, DiskStatus disk, PrintWriter out) {
    out.printf("link        %s%n", link.text());
    out.printf("disk        %s%n", text(disk));
    for (ClearSetting each : disk.clear()) {
      out.printf("in clear    %s%n", text(each));
    }
    for (String each : disk.unseen()) {
      out.printf("not seen    %s%n", each);
    }
  }

  private static String text(DiskStatus disk) {
    return disk.atRest().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + disk.reason();
  }

  private static String text(ClearSetting setting) {
    return setting.name()
        + "="
        + setting.value()
        + ": "
        + setting.writes()
        + "; to change it: "
        + setting.remedy();
  }

  /** Judges them: what goes over a network must be safe, all else is for the reader to weigh. */
  static void judge(LinkStatus link, DiskStatus disk, Diagnosis diagnosis) {
    if (link.isSafe()) {
      diagnosis.fine("link: " + link.text());
    } else if (link.reach() == Reach.NETWORK) {
      diagnosis.trouble("link: " + link.text() + "; see driver/docs/defence-in-depth.md");
    } else {
      diagnosis.note("link: " + link.text());
    }
    if (disk.isSafe()) {
      diagnosis.fine("disk: " + text(disk));
    } else {
      diagnosis.note("disk: " + text(disk));
    }
    disk.clear().forEach(each -> diagnosis.note("in clear: " + text(each)));
    disk.unseen().forEach(each -> diagnosis.note("not seen: " + each));
  }
}
