package dev.hushcell.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;

/** The contestants, in the order of the rows of the tables, and where each finds its classes. */
enum Entry {
  PLAIN("plain", "plain driver", Libraries.DRIVERS),
  PLAIN_AGAIN("plain-again", "plain driver again (noise)", Libraries.DRIVERS),
  JCE("sunjce", "SunJCE GCM by hand (not FIPS)", Libraries.DRIVERS),
  TINK("tink", "Tink by hand (not FIPS)", Libraries.OWN),
  MODULE("module", "the approved module by hand", Libraries.BENCHMARKS),
  GUARDED("guarded", "the same, behind Hushcell's CHECKs", Libraries.BENCHMARKS),
  HUSHCELL("hushcell", "**Hushcell**", Libraries.BENCHMARKS),
  SHARDINGSPHERE("shardingsphere", "ShardingSphere encrypt (AES-ECB)", Libraries.OWN),
  AWS("aws", "AWS wrapper with KMS plugin", Libraries.OWN),
  P6SPY("p6spy", "p6spy (no encryption)", Libraries.OWN);

  /** Which jars a contestant has beside the classes of the benchmarks. */
  enum Libraries {
    /** The drivers of the databases. */
    DRIVERS,
    /** The drivers, and a folder of the contestant. */
    OWN,
    /** All that the benchmarks have. */
    BENCHMARKS
  }

  private final String key;
  private final String title;
  private final Libraries libraries;

  Entry(String key, String title, Libraries libraries) {
    this.key = key;
    this.title = title;
    this.libraries = libraries;
  }

  static Entry of(String key) {
    return Arrays.stream(values())
        .filter(entry -> entry.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such contestant: " + key));
  }

  /** Returns those that can work on a database. */
  static List<Entry> on(String product) {
    return Arrays.stream(values())
        .filter(entry -> entry != AWS || product.equals("postgresql"))
        .toList();
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  Libraries libraries() {
    return libraries;
  }

  /** Tells whether what is stored must not be readable. */
  boolean encrypts() {
    return this != PLAIN && this != PLAIN_AGAIN && this != P6SPY;
  }

  /** Tells whether rows can be found by a protected value. */
  boolean searches() {
    return this != AWS;
  }

  /** Builds it; its classes have to be there. */
  Contestant contestant() {
    return switch (this) {
      case PLAIN, PLAIN_AGAIN -> new PrefixContestant("jdbc:");
      case P6SPY -> new PrefixContestant("jdbc:p6spy:");
      case JCE -> new JceContestant();
      case TINK -> new DeterministicContestant(new TinkCells(), false);
      case MODULE -> new DeterministicContestant(new ModuleCells(), false);
      case GUARDED -> new DeterministicContestant(new ModuleCells(), true);
      case HUSHCELL -> new HushcellContestant();
      case SHARDINGSPHERE -> new ShardingSphereContestant();
      case AWS -> new AwsContestant();
    };
  }
}
