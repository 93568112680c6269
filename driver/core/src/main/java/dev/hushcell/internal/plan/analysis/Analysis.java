package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a statement mean, by the nodes of its tree. What refuses a node is a fact too:
 * it is thrown where somebody asks for the node. Nobody changes it once it is made.
 */
public final class Analysis {
  final IdentityHashMap<Node, Reference> references = new IdentityHashMap<>();
  final IdentityHashMap<Node, AllFields> stars = new IdentityHashMap<>(2);
  final IdentityHashMap<Node, List<Field>> fields = new IdentityHashMap<>();
  final IdentityHashMap<Node, Scope> scopes = new IdentityHashMap<>(4);
  final Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>(4));
  final IdentityHashMap<Node, List<JoinedName>> joined = new IdentityHashMap<>(2);
  final IdentityHashMap<Node, Target> targets = new IdentityHashMap<>(2);
  private final IdentityHashMap<Node, RuntimeException> refusals = new IdentityHashMap<>(2);
  private @Nullable RuntimeException first;
  private final Resolver resolver;

  Analysis(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Columns of both sides of a join that become one by name; whether it may mean no others. */
  public record JoinedName(Name name, List<Field> left, List<Field> right, boolean certain) {}

  void refuse(Node node, RuntimeException refusal) {
    first = first == null ? refusal : first;
    refusals.putIfAbsent(node, refusal);
  }

  public Resolver resolver() {
    return resolver;
  }

  /** Returns what a column name may mean. */
  public Reference reference(ColumnName name) {
    return of(references, name);
  }

  public AllFields star(Operand.AllColumns star) {
    return of(stars, star);
  }

  /** Returns what a query, a part of one or a change delivers, or what gets new names. */
  public List<Field> fields(Node node) {
    return of(fields, node);
  }

  /** Returns what names mean in a query, behind its FROM, or in a change. */
  public Scope scope(Node node) {
    return of(scopes, node);
  }

  /** Returns the same; empty where nothing is known of it, or where it is refused. */
  public Optional<Scope> knownScope(Node node) {
    return refusals.containsKey(node) ? Optional.empty() : Optional.ofNullable(scopes.get(node));
  }

  /** Tells whether a table was found, or what the rows of a function are. */
  public boolean isKnown(Relation relation) {
    require(relation);
    return known.contains(relation);
  }

  public List<JoinedName> joined(Relation.Join join) {
    require(join);
    return joined.getOrDefault(join, List.of());
  }

  /** Returns a table that is changed. */
  public Target target(Relation.Table table) {
    return of(targets, table);
  }

  private <T> T of(IdentityHashMap<Node, T> facts, Node node) {
    require(node);
    return Objects.requireNonNull(facts.get(node), "a node that was not analyzed");
  }

  /** Refuses the statement if a node is refused. */
  public void require(Node node) {
    RuntimeException refusal = refusals.get(node);
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Refuses the statement if any of its nodes is refused, whoever asked for it. */
  public void requireAll() {
    if (first != null) {
      throw first;
    }
  }
}
