package dev.hushcell.testing.leak;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Searches for many byte sequences in one pass. Some bytes are looked at in steps so short that
 * none of the sequences fits between two of them.
 *
 * @param <T> what is searched for
 */
public final class ByteSearch<T> {
  private static final int HASH_BITS = 20;
  private static final VarHandle BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** How many bytes are looked at. */
  private final int width;

  private final int step;
  private final Function<T, byte[]> bytes;
  private final Map<Long, List<Part<T>>> parts = new HashMap<>();

  /** Tells of two bytes whether any part begins with them: most places need no other look. */
  private final boolean[] pairs = new boolean[1 << Short.SIZE];

  /** Tells of hashes whether any part has them. */
  private final boolean[] hashes = new boolean[1 << HASH_BITS];

  /**
   * What is searched for, of which bytes are looked at.
   *
   * @param offset at which they stand in it
   */
  private record Part<T>(T whole, int offset) {}

  /**
   * Prepares.
   *
   * @param all what is searched for
   * @param bytes the sequence of each, of one byte at least
   */
  public ByteSearch(List<T> all, Function<T, byte[]> bytes) {
    this.bytes = bytes;
    int shortest = all.stream().mapToInt(each -> bytes.apply(each).length).min().orElse(Long.BYTES);
    width = Math.min(Long.BYTES, shortest);
    step = shortest - width + 1;
    for (T each : all) {
      byte[] whole = bytes.apply(each);
      byte[] padded = Arrays.copyOf(whole, whole.length + Long.BYTES);
      for (int offset = 0; offset < step; offset++) {
        long window = window(padded, offset);
        parts.computeIfAbsent(window, w -> new ArrayList<>()).add(new Part<>(each, offset));
        hashes[hash(window)] = true;
        if (width > 1) {
          pairs[pair(padded, offset)] = true;
        }
      }
    }
    if (width == 1) {
      Arrays.fill(pairs, true);
    }
  }

  private static int pair(byte[] content, int place) {
    return ((content[place] & 0xff) << Byte.SIZE) | (content[place + 1] & 0xff);
  }

  /** Returns the bytes at a place, which has eight behind it. */
  private long window(byte[] content, int place) {
    return (long) BYTES.get(content, place) >>> (Long.SIZE - width * Byte.SIZE);
  }

  private static int hash(long window) {
    return (int) ((window * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - HASH_BITS));
  }

  /** Returns what stands in a content. */
  public Set<T> in(byte[] content) {
    Set<T> found = new LinkedHashSet<>();
    int whole = Math.max(0, content.length - Long.BYTES + 1);
    int place = 0;
    for (; place < whole; place += step) {
      if (pairs[pair(content, place)]) {
        add(content, window(content, place), place, found);
      }
    }
    int last = Math.min(place, content.length);
    byte[] end = Arrays.copyOfRange(content, last, content.length + Long.BYTES);
    for (int rest = 0; place + rest + width <= content.length; rest += step) {
      add(content, window(end, rest), place + rest, found);
    }
    return found;
  }

  private void add(byte[] content, long window, int place, Set<T> found) {
    if (hashes[hash(window)]) {
      for (Part<T> each : parts.getOrDefault(window, List.of())) {
        if (isAt(content, place - each.offset(), bytes.apply(each.whole()))) {
          found.add(each.whole());
        }
      }
    }
  }

  private static boolean isAt(byte[] content, int begin, byte[] sequence) {
    int end = begin + sequence.length;
    return begin >= 0
        && end <= content.length
        && Arrays.equals(content, begin, end, sequence, 0, sequence.length);
  }
}
