package dev.hushcell.internal.keyring;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** The codes of this room, 1300 to 1399; explained in docs/errors/keyring.md. */
public enum KeyringFault implements FaultCode {
  /** The catalogue could not be read just now. */
  UNREADABLE(1300, FaultKind.TRANSIENT),
  /** Protection could not be re-read for longer than the lease. */
  NOT_FRESH(1301, FaultKind.TRANSIENT),
  /** The tables of the catalogue could not be made. */
  NOT_CREATABLE(1302, FaultKind.SETUP),
  /** A change of the catalogue did not get through in time. */
  BUSY(1303, FaultKind.TRANSIENT),
  /** There is no connection for catalogue work while the application's transaction is open. */
  NO_CONNECTION(1304, FaultKind.REFUSED),
  /** The catalogue could not be written. */
  NOT_WRITABLE(1305, FaultKind.SETUP),
  /** The user has no right to read the catalogue. */
  NOT_READABLE(1306, FaultKind.SETUP),
  /** The database, or what lies in front of it, cut catalogue work off. */
  INTERRUPTED(1307, FaultKind.TRANSIENT),
  /** Nothing outside the database vouches for a catalogue that anybody could have made. */
  UNVOUCHED(1309, FaultKind.CATALOGUE),
  RECORD_ALTERED(1310, FaultKind.CATALOGUE),
  /** Records were added, deleted or put back. */
  RECORDS_DIFFER(1311, FaultKind.CATALOGUE),
  MANIFEST_ALTERED(1312, FaultKind.CATALOGUE),
  MANIFEST_MISSING(1313, FaultKind.CATALOGUE),
  /** Some tables of the catalogue are missing. */
  INCOMPLETE(1314, FaultKind.CATALOGUE),
  /** There are cells, or what keeps cells, but no record of them. */
  GONE(1315, FaultKind.CATALOGUE),
  /** The catalogue is not the one that is pinned for this database. */
  REPLACED(1316, FaultKind.CATALOGUE),
  FINGERPRINT_DIFFERS(1317, FaultKind.CATALOGUE),
  /** The catalogue is older than it was a moment ago. */
  WENT_BACK(1318, FaultKind.CATALOGUE),
  NEWER_FORMAT(1319, FaultKind.CATALOGUE),
  KEY_NOT_OPENED(1320, FaultKind.CATALOGUE),
  KEY_STORE_DOWN(1321, FaultKind.TRANSIENT),
  KEY_UNKNOWN(1322, FaultKind.CATALOGUE),
  /** The keys were erased because the last connection was closed. */
  CLOSED(1323, FaultKind.TRANSIENT),
  KEY_NOT_WRAPPED(1324, FaultKind.SETUP),
  /** The key store does not do with its key-encryption keys what an administrator wants. */
  KEY_NOT_ADMINISTERED(1325, FaultKind.SETUP),
  /** The key store wraps under a key-encryption key that the catalogue left behind. */
  KEY_RETIRED(1326, FaultKind.SETUP),
  KEY_DESTROYED(1327, FaultKind.BAD_CELL),
  /** The configuration says something else about a column than the catalogue. */
  RULE_DIFFERS(1330, FaultKind.CATALOGUE),
  COLUMN_MISSING(1331, FaultKind.SETUP),
  TYPE_DIFFERS(1332, FaultKind.SETUP),
  KEY_SHARED_DIFFERENTLY(1333, FaultKind.SETUP),
  /** A table has rows that are not encrypted. */
  EXISTING_ROWS(1334, FaultKind.REFUSED),
  /** An existing column cannot become a protected one as it is. */
  UNSUITABLE(1335, FaultKind.REFUSED),
  /** A column was activated before, with other settings. */
  ACTIVATED_BEFORE(1336, FaultKind.REFUSED),
  /** The database did not take the storage type or the CHECK. */
  NOT_ACTIVATED(1337, FaultKind.REFUSED),
  NOT_A_TABLE(1338, FaultKind.REFUSED),
  /** The database was interrupted while it altered a table. */
  HALF_ALTERED(1339, FaultKind.REFUSED),
  NO_CATALOGUE(1340, FaultKind.REFUSED),
  /** The key-encryption key was changed a short while ago. */
  CHANGED_RECENTLY(1341, FaultKind.REFUSED),
  /** The key store has no newer key and makes none through us. */
  NO_NEWER_KEY(1342, FaultKind.REFUSED),
  CHANGED_MEANWHILE(1343, FaultKind.TRANSIENT),
  SAME_STORE(1344, FaultKind.REFUSED),
  NOT_REOPENED(1345, FaultKind.SETUP),
  NOT_DESTROYABLE(1346, FaultKind.REFUSED),
  /** There is no key of that name, or there are several. */
  NO_SUCH_KEY(1347, FaultKind.REFUSED),
  /** Nobody stated that no other database needs the key-encryption keys. */
  OTHER_DATABASES(1348, FaultKind.REFUSED),
  WAIT_TOO_SHORT(1349, FaultKind.REFUSED),
  /** No destruction is planned, or it is not due. */
  NOT_PLANNED(1350, FaultKind.REFUSED),
  SEVERAL_STORES(1351, FaultKind.REFUSED),
  NOT_READ_BACK(1352, FaultKind.TRANSIENT),
  /** The database is behind what the anchor has seen. */
  ROLLED_BACK(1353, FaultKind.CATALOGUE),
  ANCHOR_UNUSABLE(1354, FaultKind.SETUP),
  EXPORT_UNUSABLE(1355, FaultKind.REFUSED),
  EXPORT_OLDER(1356, FaultKind.REFUSED),
  /** The catalogue is behind what the key store knows of it. */
  PUT_BACK(1357, FaultKind.CATALOGUE),
  /** A catalogue that is to be forgotten is there. */
  STILL_THERE(1358, FaultKind.REFUSED),
  /** A data key that is to be destroyed is in cells, or a job works with it. */
  KEY_IN_CELLS(1359, FaultKind.REFUSED),
  JOB_RUNS(1360, FaultKind.REFUSED),
  NO_JOB(1361, FaultKind.REFUSED),
  /** The table has what a job could not carry over to the new columns. */
  NOT_REWRITABLE(1362, FaultKind.REFUSED),
  /** A cell is not the value that it was made from. */
  NOT_THE_SAME(1363, FaultKind.REFUSED),
  /** The columns could not be exchanged in the time in which statements may wait. */
  NOT_SWITCHED(1364, FaultKind.TRANSIENT),
  JOB_FAILED(1365, FaultKind.TRANSIENT),
  /** The time in which values may flow in clear is over. */
  PLAIN_EXPIRED(1366, FaultKind.REFUSED),
  TABLE_CHANGED(1370, FaultKind.REFUSED),
  /** A group of a column would nearly tell its commonest value. */
  COMMON_VALUES(1371, FaultKind.REFUSED),
  /** Groups would tell rows apart. */
  FINGERPRINT(1372, FaultKind.REFUSED),
  /** A cell that would get another row, and is not in the row that was named, or a copy. */
  NO_MOVE(1373, FaultKind.REFUSED),
  /** Nothing tells for which tenant a cell is to be sealed. */
  TENANT_NOT_TOLD(1380, FaultKind.REFUSED),
  TENANT_UNKNOWN(1381, FaultKind.REFUSED),
  /** A tenant cannot be added, or is none. */
  TENANT_REFUSED(1382, FaultKind.REFUSED),
  /** The key store makes no keys for tenants through Hushcell. */
  TENANT_STORE(1383, FaultKind.SETUP),
  /** What is not done with columns that have a key for each tenant. */
  TENANT_KEYS(1384, FaultKind.REFUSED);

  private final int number;
  private final FaultKind kind;

  KeyringFault(int number, FaultKind kind) {
    this.number = number;
    this.kind = kind;
  }

  @Override
  public String id() {
    return "HC-" + number;
  }

  @Override
  public FaultKind kind() {
    return kind;
  }
}
