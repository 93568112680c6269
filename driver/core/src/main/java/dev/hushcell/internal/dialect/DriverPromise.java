package dev.hushcell.internal.dialect;

import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.Reach;
import java.util.Map;

/**
 * What the options of a real driver promise of its connections, whatever the server does.
 *
 * @param reach how far they go, by the hosts that are named
 * @param certificate what the driver makes sure of; if anything, it sends nothing in clear
 * @param reason the options that this follows from, without secrets
 * @param remedy the options that would promise more
 * @param disk the options that bear on what the database writes to its disk, without secrets
 */
public record DriverPromise(
    Reach reach, Certificate certificate, String reason, String remedy, Map<String, String> disk) {
  public DriverPromise {
    disk = Map.copyOf(disk);
  }

  /** Returns the promise of a driver that has nothing to say about the disk. */
  public DriverPromise(Reach reach, Certificate certificate, String reason, String remedy) {
    this(reach, certificate, reason, remedy, Map.of());
  }

  /** Returns the promise of a driver whose connections stay in the process. */
  public static DriverPromise inProcess() {
    return new DriverPromise(
        Reach.IN_PROCESS,
        Certificate.UNVERIFIED,
        "the database runs in this process",
        "write allow-in-process under transport: in the configuration if that is meant");
  }

  /** Returns what is known of the connections of a data source, whose options are not seen. */
  public static DriverPromise unseen(Reach reach) {
    return new DriverPromise(
        reach,
        Certificate.UNSEEN,
        "the options of a data source are not seen",
        "give HushcellDataSource a url instead of a data source, or write allow-data-source under"
            + " transport: in the configuration, by which you vouch for its options");
  }

  public DriverPromise withDisk(Map<String, String> options) {
    return new DriverPromise(reach, certificate, reason, remedy, options);
  }
}
