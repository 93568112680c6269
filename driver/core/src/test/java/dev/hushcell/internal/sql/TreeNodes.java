package dev.hushcell.internal.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;

/** Walks a tree by its fields, so that no node is missed. */
final class TreeNodes {
  private TreeNodes() {}

  /** Returns all expressions in the tree, each once. */
  static List<Expression> of(Object root) {
    List<Expression> found = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Object node = open.poll();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof Expression expression) {
        found.add(expression);
      }
      if (node instanceof Iterable<?> items) {
        items.forEach(item -> addIfAny(open, item));
      } else if (node instanceof Map<?, ?> map) {
        map.values().forEach(item -> addIfAny(open, item));
      }
      if (isTree(node)) {
        addFields(open, node);
      }
    }
    return found;
  }

  private static boolean isTree(Object node) {
    String name = node.getClass().getName();
    return name.startsWith("net.sf.jsqlparser.")
        && !name.startsWith("net.sf.jsqlparser.parser.")
        && !node.getClass().isEnum();
  }

  private static void addFields(Deque<Object> open, Object node) {
    for (Class<?> type = node.getClass();
        type.getName().startsWith("net.sf.jsqlparser.");
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          try {
            field.setAccessible(true);
            addIfAny(open, field.get(node));
          } catch (IllegalAccessException e) {
            throw new LinkageError("a field of the tree cannot be read", e);
          }
        }
      }
    }
  }

  private static void addIfAny(Deque<Object> open, Object value) {
    if (value != null) {
      open.add(value);
    }
  }
}
