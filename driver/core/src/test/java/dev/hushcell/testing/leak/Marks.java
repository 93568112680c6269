package dev.hushcell.testing.leak;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes the marks of one run; the same seed makes the same marks. */
public final class Marks {
  private final Random random;
  private final List<Mark> all = new ArrayList<>();
  private String path = "";
  private boolean stored;

  public Marks(long seed) {
    random = new Random(seed);
  }

  /** Names the path that the following marks go by. */
  public void enter(String newPath, boolean leavesRows) {
    path = newPath;
    stored = leavesRows;
  }

  public List<Mark> all() {
    return all;
  }

  private <T> T remember(T value, Mark.Core... cores) {
    all.add(new Mark(path + " #" + all.size(), value, List.of(cores), stored));
    return value;
  }

  /** Sixteen ASCII letters, then six Chinese characters; each half is unique. */
  public String text() {
    StringBuilder ascii = new StringBuilder("mk");
    StringBuilder exotic = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      ascii.append((char) ('a' + random.nextInt(26)));
    }
    for (int i = 0; i < 6; i++) {
      exotic.append((char) (0x4E00 + random.nextInt(0x4E00)));
    }
    String text = ascii.toString() + exotic;
    return remember(
        text, new Mark.Core(ascii.toString(), null), new Mark.Core(exotic.toString(), null));
  }

  /** A text without characters beyond ASCII, for paths that take nothing else. */
  public String ascii() {
    String text = "mk" + Long.toUnsignedString(random.nextLong(), 36) + "qz";
    return remember(text, new Mark.Core(text, null));
  }

  public BigDecimal number() {
    BigInteger unscaled = new BigInteger(120, random).setBit(120).clearBit(121);
    return remember(
        new BigDecimal(unscaled), Mark.Core.of(unscaled.toString(), unscaled.toByteArray()));
  }

  public long whole() {
    long value = (random.nextLong() >>> 4) | (1L << 58);
    return remember(value, new Mark.Core(Long.toString(value), null));
  }

  public double approximate() {
    double value = 1 + random.nextDouble();
    return remember(value, new Mark.Core(Double.toString(value).substring(0, 15), null));
  }

  public byte[] bytes() {
    byte[] value = new byte[24];
    random.nextBytes(value);
    return remember(value, Mark.Core.of(null, value));
  }

  public UUID uuid() {
    UUID value = new UUID(random.nextLong(), random.nextLong());
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array();
    return remember(value, Mark.Core.of(value.toString(), bytes));
  }

  public LocalDate date() {
    LocalDate value = LocalDate.of(2500 + random.nextInt(6000), 1, 1).plusDays(random.nextInt(365));
    return remember(value, new Mark.Core(value.toString(), null));
  }

  private LocalTime micros(long tensOfMicros) {
    return LocalTime.ofNanoOfDay((random.nextLong(tensOfMicros) * 10 + 7) * 1000);
  }

  public LocalTime time() {
    LocalTime value = micros(8_640_000_000L);
    return remember(value, new Mark.Core(value.toString(), null));
  }

  public LocalDateTime moment() {
    LocalTime time = micros(4_320_000_000L);
    LocalDateTime value = LocalDateTime.of(LocalDate.of(2600 + random.nextInt(900), 5, 5), time);
    return remember(value, new Mark.Core(time.toString(), null));
  }

  public OffsetDateTime zoned() {
    return moment().atOffset(ZoneOffset.UTC);
  }
}
