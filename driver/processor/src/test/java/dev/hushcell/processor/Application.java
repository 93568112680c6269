package dev.hushcell.processor;

/** The sources of an application in three modules: two with annotated records, one that runs. */
final class Application {
  static final String CONTACT =
      """
      package crm.contact;
      import dev.hushcell.Encrypted;
      public record Contact(@Encrypted(table = "contact") String email) {}
      """;
  static final String LEAD =
      """
      package crm.lead;
      import dev.hushcell.Encrypted;
      public record Lead(@Encrypted(table = "lead") String phone) {}
      """;

  /** Writes a marker through the driver, and tells for each table whether H2 has it in clear. */
  static final String MAIN =
      """
      package crm.app;
      import java.sql.*;
      public final class Main {
        private Main() {}
        public static void main(String[] arguments) throws Exception {
          String database = "h2:file:" + arguments[0];
          try (Connection ours =
                  DriverManager.getConnection(
                      "jdbc:hushcell:" + database + ";hushcell.config=" + arguments[1]);
              Statement statement = ours.createStatement()) {
            statement.execute("create table contact(email varchar(50))");
            statement.execute("insert into contact values('marker@example.com')");
            statement.execute("create table lead(phone varchar(50))");
            statement.execute("insert into lead values('marker')");
          } catch (SQLException refusal) {
            System.out.println(refusal.getMessage());
          }
          try (Connection plain = DriverManager.getConnection("jdbc:" + database);
              Statement statement = plain.createStatement()) {
            for (String table : new String[] {"contact", "lead"}) {
              try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                rows.next();
                boolean clear = new String(rows.getBytes(1), "ISO-8859-1").contains("marker");
                System.out.println(table + (clear ? " in clear" : " sealed"));
              } catch (SQLException absent) {
                System.out.println(table + " absent");
              }
            }
          }
        }
      }
      """;

  private Application() {}
}
