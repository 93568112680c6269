package dev.hushcell.testing.leak;

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

  /** Of so many zeros in a row, most files have some. */
  private static final byte[] ZEROS = new byte[4096];

  /** How many bytes are looked at: with fewer of them, there are longer steps. */
  private final int width;

  private final int step;
  private final Function<T, byte[]> bytes;
  private final Map<Integer, List<Part<T>>> parts = new HashMap<>();

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
    int shortest =
        all.stream().mapToInt(each -> bytes.apply(each).length).min().orElse(Integer.BYTES);
    width = Math.min(Integer.BYTES, shortest);
    step = shortest - width + 1;
    for (T each : all) {
      byte[] whole = bytes.apply(each);
      byte[] padded = Arrays.copyOf(whole, whole.length + Integer.BYTES);
      for (int offset = 0; offset < step; offset++) {
        int window = window(padded, offset);
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

  /** Returns the bytes at a place, which has four behind it. */
  private int window(byte[] content, int place) {
    int four = (pair(content, place) << Short.SIZE) | pair(content, place + 2);
    return four >>> (Integer.SIZE - width * Byte.SIZE);
  }

  private static int hash(int window) {
    return (window * 0x9E3779B9) >>> (Integer.SIZE - HASH_BITS);
  }

  /** Returns what stands in a content. */
  public Set<T> in(byte[] content) {
    Set<T> found = new LinkedHashSet<>();
    int whole = Math.max(0, content.length - Integer.BYTES + 1);
    boolean passesZeros = !parts.containsKey(0);
    int place = 0;
    while (place < whole) {
      int end = Math.min(whole, place + ZEROS.length - Integer.BYTES);
      if (!passesZeros || !isZero(content, place)) {
        for (int at = place; at < end; at += step) {
          if (pairs[pair(content, at)]) {
            add(content, window(content, at), at, found);
          }
        }
      }
      place += (end - place + step - 1) / step * step;
    }
    int last = Math.min(place, content.length);
    byte[] end = Arrays.copyOfRange(content, last, content.length + Integer.BYTES);
    for (int rest = 0; place + rest + width <= content.length; rest += step) {
      add(content, window(end, rest), place + rest, found);
    }
    return found;
  }

  private static boolean isZero(byte[] content, int begin) {
    int end = begin + ZEROS.length;
    return end <= content.length && Arrays.equals(content, begin, end, ZEROS, 0, ZEROS.length);
  }

  private void add(byte[] content, int window, int place, Set<T> found) {
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
