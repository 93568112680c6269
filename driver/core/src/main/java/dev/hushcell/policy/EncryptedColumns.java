package dev.hushcell.policy;

import java.util.List;

/**
 * An index: the columns that the {@code @Encrypted} annotations of one module name. The annotation
 * processor writes a class that implements this and registers it as a service provider; nobody
 * writes one by hand.
 *
 * <p>The driver loads all indexes with {@link java.util.ServiceLoader}, from the class loader of
 * the thread that connects and from its own. One that cannot be loaded is an error, never left out.
 */
public interface EncryptedColumns {
  /** Returns the name by which {@code require:} asks for this index; that of its class. */
  String name();

  /** Returns how many columns there are; an index that has others is refused as altered. */
  int count();

  /** Returns the columns. */
  List<DeclaredColumn> columns();
}
