package dev.hushcell.contract.statements;

import dev.hushcell.contract.statements.StatementList.Listed;
import java.io.IOException;
import java.util.List;

/** Where statements come from. */
enum Source {
  HIBERNATE("hibernate", "Hibernate ORM 7.4"),
  JOOQ("jooq", "jOOQ 3.19"),
  MYBATIS("mybatis", "MyBatis 3.5"),
  SPRING_DATA_JDBC("spring-data-jdbc", "Spring Data JDBC 4.1"),
  EF_CORE("ef-core", "EF Core style"),
  DYNAMICS("dynamics", "Dynamics style"),
  TPCC("tpcc", "TPC-C");

  private final String file;
  private final String title;

  Source(String file, String title) {
    this.file = file;
    this.title = title;
  }

  /** Returns its name for readers. */
  String title() {
    return title;
  }

  /** Returns its statements for a database; none where it writes none. */
  List<Listed> statements(Product product) throws IOException {
    StatementList list = new StatementList(file, product);
    return list.exists() ? list.read() : List.of();
  }
}
