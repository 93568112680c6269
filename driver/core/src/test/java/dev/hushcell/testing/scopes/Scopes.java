package dev.hushcell.testing.scopes;

import java.util.Random;

/**
 * The grammar: statements in which names can be taken for one another. Each is a function of its
 * seed.
 */
public final class Scopes {
  private final World world;
  private final Tongue tongue;

  /** Makes statements for a database. */
  public Scopes(World world, Tongue tongue) {
    this.world = world;
    this.tongue = tongue;
  }

  /** Returns a statement. */
  public Statement statement(long seed) {
    Random random = new Random(seed);
    Build build = new Build(world, tongue, random);
    Queries queries = new Queries(build);
    boolean change = build.chance(35);
    Piece piece = change ? new Changes(build, queries).any() : queries.statement();
    return new Statement(seed, change, piece, Dress.any(tongue, change, random));
  }
}
