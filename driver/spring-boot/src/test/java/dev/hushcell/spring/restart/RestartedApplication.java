package dev.hushcell.spring.restart;

import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An application with devtools: has itself started again by a change on the class path, as an
 * editor does, and says at its last start what is left of the earlier ones.
 */
public final class RestartedApplication {
  private static final int STARTS = 3;
  private static final long SECONDS = 60;

  private RestartedApplication() {}

  /** Starts it; the first argument is a file that devtools watch. */
  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext context = SpringApplication.run(CrmApplication.class, arguments);
    Contacts contacts = context.getBean(Contacts.class);
    contacts.save(new Contact("ada@example.com", "555-1815", "London"));
    List<Contact> found = contacts.findByEmail("ada@example.com");
    boolean opened = found.stream().allMatch(each -> each.phoneNumber().equals("555-1815"));
    print("start", found.size(), "opened", opened, "by", loaderOf(RestartedApplication.class));
    if (found.size() < STARTS) {
      Files.writeString(Path.of(arguments[0]), "start " + found.size());
      return;
    }
    print("driver by", loaderOf(Class.forName("dev.hushcell.HushcellDriver")));
    Left left = settled(context.getBean(JdbcTemplate.class));
    print("left", left);
    System.exit(0);
  }

  /**
   * What is there.
   *
   * @param graphs what connections of one configuration share: keys, plans, names
   * @param sessions of the database: the pool's, and that of the catalogue for a while
   * @param threads of Hushcell
   */
  private record Left(long graphs, int sessions, List<String> threads) {}

  /** Waits for what is closed a while after its last use. */
  private static Left settled(JdbcTemplate database)
      throws InterruptedException, JMException, IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    Left left = left(database);
    while (System.nanoTime() < until
        && (left.graphs > 1 || left.sessions > 2 || left.threads.size() > 1)) {
      Thread.sleep(500);
      left = left(database);
    }
    return left;
  }

  private static Left left(JdbcTemplate database) throws JMException {
    String objects =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return new Left(
        count(objects, "dev.hushcell.internal.assembly.Graph"),
        database.queryForObject("select count(*) from information_schema.sessions", Integer.class),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("hushcell-"))
            .sorted()
            .toList());
  }

  private static long count(String objects, String name) {
    return objects
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(name))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  private static String loaderOf(Class<?> type) {
    return type.getClassLoader().getClass().getSimpleName();
  }

  private static void print(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(word).append(' ');
    }
    System.out.println(line.toString().strip());
  }
}
