package dev.hushcell.internal.cell;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.secret.SecretBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A frozen cell: line of {@code vectors.txt}. All are made with one data key, and the randomized
 * ones with the nonce 00 01 … 0f.
 */
record FrozenVector(
    String declared,
    Search search,
    Compare compare,
    Narrow narrow,
    int pad,
    Storage storage,
    String bound,
    String read,
    String associated,
    String stored) {
  static final UUID KEY_UUID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  static final int ID = 0x01020304;

  /** Returns the secret 00 01 … 1f. */
  static byte[] secret() {
    return counting(new byte[32]);
  }

  static DataKey key() {
    return new DataKey("vectors", KEY_UUID, ID, 1, SecretBytes.adopt(secret()));
  }

  /** A generator of 00 01 02 …, so that nonces are known. */
  static SecureRandom random() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        counting(bytes);
      }
    };
  }

  /** A generator that goes on counting, so that salts and vectors are known but differ. */
  static SecureRandom continuing() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;
      private int next;

      @Override
      public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) next++;
        }
      }
    };
  }

  static List<FrozenVector> all() {
    InputStream file =
        Objects.requireNonNull(FrozenVector.class.getResourceAsStream("vectors.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(FrozenVector::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProtectedColumn column() {
    Columns column = Columns.of("v", LogicalTypes.of(declared)).under("vectors").padded(pad);
    Columns searched =
        search == Search.EQUALITY ? column.equality().comparing(compare) : column.narrowed(narrow);
    return (storage == Storage.TEXT ? searched.asText() : searched).build();
  }

  /** Returns the object that is sealed. */
  Object object() {
    return column().type().family() == Family.BYTES ? HexFormat.of().parseHex(bound) : bound;
  }

  /** Returns what the independent reader and the real code must both see. */
  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  List<byte[]> items() {
    return associated.equals("-") ? List.of() : List.of(HexFormat.of().parseHex(associated));
  }

  byte[] cell() {
    return storage == Storage.TEXT
        ? Base64.getUrlDecoder().decode(stored)
        : HexFormat.of().parseHex(stored);
  }

  @Override
  public String toString() {
    return declared + " " + search + " " + compare + " " + narrow + " pad " + pad + " " + storage
        + " [" + bound + "]";
  }

  private static FrozenVector parse(String line) {
    String[] parts = line.split("\\|", -1);
    boolean ignoring = parts[1].equals("IGNORE_CASE");
    String[] groups = parts[1].split("_", -1);
    Narrow narrow =
        switch (groups[0]) {
          case "WHOLE" -> Narrow.whole(Integer.parseInt(groups[1]));
          case "FIRST" -> new Narrow(Integer.parseInt(groups[1]), Integer.parseInt(groups[2]));
          default -> Narrow.NONE;
        };
    return new FrozenVector(
        parts[0],
        ignoring ? Search.EQUALITY : narrow.isThere() ? Search.NONE : Search.valueOf(parts[1]),
        ignoring ? Compare.IGNORE_CASE : Compare.UNSPECIFIED,
        narrow,
        Integer.parseInt(parts[2]),
        Storage.valueOf(parts[3]),
        parts[4],
        parts[5],
        parts[6],
        parts[7]);
  }

  private static byte[] counting(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
