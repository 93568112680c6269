package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.internal.sql.tree.Statement;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Nodes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A tree that lost a node, or has one twice, is not understood, whichever node it is. */
class OwnershipTests {
  @Test
  void aTreeThatForgetsOrRepeatsANodeIsRefused() {
    int mutants = 0;
    Set<String> mutated = new TreeSet<>();
    for (ReadingCases.Case each : ReadingCases.all()) {
      if (read(each) instanceof Reading.Understood understood) {
        Tree tree = understood.tree();
        assertThat(tree.disowned()).isEmpty();
        for (Object mutant : mutants(tree.statement(), mutated)) {
          Tree broken = new Tree((Statement) mutant, tree.tokens());
          assertThat(StatementReader.owned(broken))
              .as("%s%n%s", each.text(), mutant)
              .isInstanceOf(Reading.NotUnderstood.class);
          mutants++;
        }
      }
    }
    assertThat(mutants).isGreaterThan(2000);
    assertThat(mutated).hasSizeGreaterThan(80);
  }

  /** A clause that its node does not hand over is as good as forgotten. */
  @Test
  void aNodeThatDoesNotHandOverAPartIsRefused() {
    Reading reading = Front.of("h2").read("SELECT a FROM t WHERE b = 1");
    Tree tree = ((Reading.Understood) reading).tree();
    assertThat(Nodes.of(tree).stream().map(Node::place).mapToInt(Place::owned).sum())
        .isEqualTo(tree.tokens().size());
  }

  /** A node that owns a parameter among other tokens would have it sent without a meaning. */
  @Test
  void everyParameterIsANodeOfItsOwn() {
    int parameters = 0;
    for (ReadingCases.Case each : ReadingCases.all()) {
      if (read(each) instanceof Reading.Understood understood) {
        Tree tree = understood.tree();
        assertThat(Nodes.parameters(tree))
            .as(each.text())
            .isEqualTo(Nodes.parameters(tree.tokens()));
        parameters += Nodes.parameters(tree).size();
      }
    }
    assertThat(parameters).isGreaterThan(15);
  }

  @Test
  void tokensOfNobodyAreFound() {
    Front h2 = Front.of("h2");
    Tree one = ((Reading.Understood) h2.read("SELECT a FROM t")).tree();
    Tree longer = ((Reading.Understood) h2.read("SELECT a FROM t WHERE b = 1")).tree();
    assertThat(new Tree(one.statement(), longer.tokens()).disowned()).hasValue(4);
    assertThat(new Tree(longer.statement(), longer.tokens()).disowned()).isEmpty();
  }

  private static Reading read(ReadingCases.Case each) {
    return Front.of(each.databases().get(0)).read(each.text());
  }

  /** Returns copies of a record, each without one of the nodes in it, or with one twice. */
  static List<Object> mutants(Object value, Set<String> mutated) {
    if (value instanceof Optional<?> optional && optional.isPresent()) {
      List<Object> out = new ArrayList<>();
      mutants(optional.get(), mutated).forEach(each -> out.add(Optional.of(each)));
      if (optional.get() instanceof Node) {
        out.add(Optional.empty());
      }
      return out;
    }
    if (value instanceof List<?> list) {
      return ofList(list, mutated);
    }
    return value instanceof Record node ? ofRecord(node, mutated) : List.of();
  }

  private static List<Object> ofList(List<?> list, Set<String> mutated) {
    List<Object> out = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (Object each : mutants(list.get(i), mutated)) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(i, each);
        out.add(changed);
      }
      boolean whole = list.get(i) instanceof Node || list.get(i) instanceof Record;
      if (whole) {
        List<Object> less = new ArrayList<>(list);
        less.remove(i);
        out.add(less);
        List<Object> more = new ArrayList<>(list);
        more.addAll(Collections.nCopies(1, list.get(i)));
        out.add(more);
      }
    }
    return out;
  }

  private static List<Object> ofRecord(Record node, Set<String> mutated) {
    List<Object> out = new ArrayList<>();
    if (node.getClass().getName().startsWith("dev.hushcell.internal.sql.Token")) {
      return out;
    }
    RecordComponent[] components = node.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      for (Object changed : mutants(value(node, components[i]), mutated)) {
        mutated.add(node.getClass().getSimpleName() + "." + components[i].getName());
        out.add(with(node, components, i, changed));
      }
    }
    return out;
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object with(Record node, RecordComponent[] components, int at, Object changed) {
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = i == at ? changed : value(node, components[i]);
    }
    try {
      return node.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
