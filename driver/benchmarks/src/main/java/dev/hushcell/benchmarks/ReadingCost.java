package dev.hushcell.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The CPU time that a thread takes for a row of a scan that reads one column, by how the column is
 * protected, and for what the FIPS module has to do for such a cell, alone. All take turns.
 */
public final class ReadingCost {
  private static final int ROUNDS = 60;

  /** Associated data, header, nonce and a text of 32 characters: what the HMAC is of. */
  private static final int COVERED = 26 + 64;

  private static final int ENCRYPTED = 64;

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final Map<String, double[]> taken = new TreeMap<>();
  private final Mac mac;
  private final Cipher cipher;
  private final byte[] in = new byte[COVERED];
  private final byte[] out = new byte[COVERED];

  private ReadingCost() throws GeneralSecurityException {
    Provider module = BenchModule.shared().provider();
    mac = Mac.getInstance("HmacSHA256", module);
    mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
    cipher = Cipher.getInstance("AES/CBC/NoPadding", module);
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(new byte[32], "AES"),
        new IvParameterSpec(new byte[16]));
  }

  /** Takes the product: {@code h2} or {@code postgresql}. */
  public static void main(String[] arguments) throws Exception {
    try (BenchDatabase database = BenchDatabase.open("hushcell", arguments[0])) {
      ReadingCost cost = new ReadingCost();
      for (int round = 0; round < ROUNDS; round++) {
        cost.run(database.connection(), round);
      }
      cost.print();
    }
  }

  private void run(Connection connection, int round) throws Exception {
    for (String column : List.of("city", "email", "note")) {
      try (PreparedStatement scan =
          connection.prepareStatement("SELECT id, " + column + " FROM contact")) {
        time(column, round, () -> read(scan));
      }
    }
    time("the module alone", round, this::open);
  }

  private interface Work {
    void run() throws SQLException, GeneralSecurityException;
  }

  private void time(String what, int round, Work work) throws Exception {
    long began = clock.getCurrentThreadCpuTime();
    work.run();
    double each = (double) (clock.getCurrentThreadCpuTime() - began) / BenchDatabase.ROWS;
    taken.computeIfAbsent(what, name -> new double[ROUNDS])[round] = each;
  }

  private static void read(PreparedStatement scan) throws SQLException {
    int rows = 0;
    try (ResultSet found = scan.executeQuery()) {
      while (found.next()) {
        rows += found.getString(2).isEmpty() ? 0 : 1;
      }
    }
    if (rows != BenchDatabase.ROWS) {
      throw new IllegalStateException(rows + " rows");
    }
  }

  private void open() throws GeneralSecurityException {
    for (int i = 0; i < BenchDatabase.ROWS; i++) {
      mac.update(in, 0, COVERED);
      mac.doFinal(out, 0);
      int unused = cipher.doFinal(in, 0, ENCRYPTED, out, 0);
    }
  }

  /** The first third of the rounds is for the compiler. */
  private void print() {
    taken.forEach(
        (what, all) -> {
          double[] kept = Arrays.copyOfRange(all, ROUNDS / 3, ROUNDS);
          Arrays.sort(kept);
          System.out.printf(
              "%-16s ns a row: median %.0f, least %.0f%n", what, kept[kept.length / 2], kept[0]);
        });
  }
}
