package dev.hushcell.internal.jdbc;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ConnectionBuilder;
import java.sql.DriverAction;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLData;
import java.sql.SQLInput;
import java.sql.SQLOutput;
import java.sql.SQLType;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.ShardingKeyBuilder;
import java.sql.Struct;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnectionBuilder;
import javax.sql.RowSet;
import javax.sql.RowSetInternal;
import javax.sql.RowSetListener;
import javax.sql.RowSetMetaData;
import javax.sql.RowSetReader;
import javax.sql.RowSetWriter;
import javax.sql.StatementEventListener;
import javax.sql.XAConnectionBuilder;
import javax.transaction.xa.Xid;

/** The interfaces of JDBC in the running JDK, and the classes of ours that implement them. */
final class Interfaces {
  /** Whose objects are not walked by {@link WalkTests}, and why. */
  static final Set<Class<?>> LISTED =
      Set.of(
          // parts of others
          CommonDataSource.class,
          Wrapper.class,
          // never handed out: what would return one is refused
          ConnectionBuilder.class,
          PooledConnectionBuilder.class,
          XAConnectionBuilder.class,
          ShardingKey.class,
          ShardingKeyBuilder.class,
          // objects of the driver below, handed out as they are: they lead to no connection
          Ref.class,
          RowId.class,
          Savepoint.class,
          SQLInput.class,
          SQLOutput.class,
          Struct.class,
          // of the application or its transaction manager
          ConnectionEventListener.class,
          DriverAction.class,
          SQLData.class,
          SQLType.class,
          StatementEventListener.class,
          Xid.class,
          // of the JDK, which stand on result sets of ours: RowSetTests of the contract
          RowSet.class,
          RowSetInternal.class,
          RowSetListener.class,
          RowSetMetaData.class,
          RowSetReader.class,
          RowSetWriter.class);

  private Interfaces() {}

  /** Returns all public interfaces of the packages. */
  static List<Class<?>> ofJdbc() throws IOException {
    List<Class<?>> all = new ArrayList<>();
    for (String directory :
        List.of(
            "java.sql/java/sql",
            "java.sql/javax/sql",
            "java.transaction.xa/javax/transaction/xa")) {
      all.addAll(classes(directory));
    }
    return all.stream()
        .filter(Class::isInterface)
        .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isAnnotation())
        .toList();
  }

  private static List<? extends Class<?>> classes(String directory) throws IOException {
    Path path = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", directory);
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> load(directory, name.replace(".class", "")))
          .toList();
    }
  }

  private static Class<?> load(String directory, String name) {
    try {
      String packageName = directory.substring(directory.indexOf('/') + 1).replace('/', '.');
      return Class.forName(packageName + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the classes of ours of which objects may be handed out. */
  static List<Class<?>> implementations() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hushcell")
            .stream()
            .filter(each -> !each.isInterface())
            .filter(Interfaces::isOfJdbc)
            .<Class<?>>map(JavaClass::reflect)
            .filter(each -> !Modifier.isAbstract(each.getModifiers()))
            .toList();
  }

  private static boolean isOfJdbc(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .anyMatch(each -> each.getName().matches("javax?\\.sql\\..*"));
  }
}
