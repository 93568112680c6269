package dev.hushcell.contract.mixed;

import java.util.List;
import java.util.Random;

/**
 * Statements in which literals, parameters and plain columns stand where cells may come too: in the
 * branches of an expression, in the members of a set operation, in rows, in the steps of a
 * recursion.
 */
final class MixedStatements {
  private static final List<String> LEAVES =
      List.of(
          "email",
          "email",
          "email",
          "secret",
          "city",
          "txt",
          "<'e1'>",
          "<'e2'>",
          "'e1'",
          "null",
          "cast(<'e3'> as char(2))",
          "cast(email as char(9))",
          "''");

  /** Hold one column {@code e}; E stands for an expression, Q for a query, T for a table. */
  private static final List<String> QUERIES =
      List.of(
          "select E as e from contact",
          "select E as e from contact where id = 1",
          "select E as e from place",
          "select distinct E as e from contact",
          "select max(E) as e from contact",
          "select L as e",
          "select coalesce(c.email, E) as e from contact c",
          "select lag(email, 1, E) over (order by id) as e from contact",
          "select first_value(E) over (order by id) as e from contact",
          "select u.e from (Q) u",
          "select u.e from (Q) u where u.e = E0",
          "select u.e from (Q) u join contact c on c.email = u.e",
          "select c.email as e from contact c join (Q) u on c.email = u.e",
          "Q union all Q",
          "Q union Q",
          "Q intersect Q",
          "Q except Q",
          "(Q) union all (Q)",
          "select u.e from (Q union all Q) u",
          "select u.e from (Q union all Q) u where u.e = <'e1'>",
          "with q as (Q) select e from q",
          "with q (e) as (Q) select e from q union all select E from contact",
          "with recursive r (n, e) as (select 1, E from contact where id = 1 union all select n +"
              + " 1, E from r join contact c on c.id = n where n < 3) select e from r",
          "with recursive r (n, e) as (select 1, E0 from place where id = 1 union all select n + 1,"
              + " c.email from r join contact c on c.id = n where n < 3) select e from r",
          "with recursive r (n, e) as (select id, email from contact union all select n + 10, L"
              + " from r where n < 3) select e from r",
          "with recursive r (n, e) as (select id, email from contact where id = 1 union select n +"
              + " 1, coalesce(r.e, E0) from r where n < 3) select e from r where e = <'e1'>",
          "select v.e from (values (L), (L)) as v (e)",
          "select v.e from (values (L), ((select email from contact where id = 1))) as v (e)",
          "values (L), (L)",
          "select email as e from contact union all values (L)",
          "select case when id = 1 then E else E end as e from contact",
          "select e from (select email as e from contact union all select city from place) u",
          "select a.e from (select email as e, id from contact) a",
          "select e from (select L as e, 1 as n union all select email, id from contact) u",
          "select case E when E then 1 else 2 end as e from contact",
          "select array_agg(e) as e from (Q) u",
          "select count(*) as e from (Q) u where u.e is not null");

  private static final List<String> EXPRESSIONS =
      List.of(
          "case when id = 1 then E else E end",
          "case when id = 1 then E when id = 2 then E end",
          "case E0 when E0 then E else E end",
          "coalesce(E, E)",
          "coalesce(E, E, E)",
          "nullif(E, E)",
          "greatest(E, E)",
          "concat(E, E)",
          "E || E",
          "(E)",
          "(select E from contact where id = 1)",
          "(select E from place where id = 2)",
          "(select max(e) from (Q) u)",
          "upper(E)",
          "if(id = 1, E, E)",
          "ifnull(E, E)",
          "nvl2(E, E, E)",
          "decode(id, 1, E, E)");

  private static final List<String> STATEMENTS =
      List.of(
          "Q",
          "Q",
          "Q",
          "Q",
          "select id from contact where E = E",
          "select id from contact where E in (E, E)",
          "select id from contact where E in (Q)",
          "select id from contact where (id, email) = (1, E)",
          "select id from contact where (id, email) in ((1, E), (2, E))",
          "select id from contact where (id, email) in (values (1, L), (2, L))",
          "select id from contact where exists (select 1 from (Q) u where u.e = contact.email)",
          "select id from contact where E = any (Q)",
          "select id from contact where E between E and E",
          "select id from contact where E is distinct from E",
          "select E, count(*) from contact group by E",
          "select id from contact group by id, email having max(email) = E",
          "insert into contact (id, email) values (9, E0)",
          "insert into contact (id, email) values (9, L), (10, (Q))",
          "insert into contact (id, email) values (9, L), (10, null), (11, (select email from"
              + " contact where id = 1))",
          "insert into contact (id, email) select id + 10, E from contact",
          "insert into contact (id, email) select id + 10, E from place",
          "insert into contact (id, email) select id + 10, u.e from place join (Q) u on id = 1 and"
              + " u.e = <'e1'>",
          "insert into contact (id, email) select 9, L union all select id + 10, email from"
              + " contact",
          "insert into contact (id, email) select id + 10, email from contact union all select 9,"
              + " L",
          "insert into contact (id, email) with recursive r (n, e) as (select 20, L union all"
              + " select n + 1, c.email from r join contact c on c.id = n - 19 where n < 23) select"
              + " n, e from r",
          "insert into contact (id, city) select 9, max(e) from (Q) u",
          "update contact set email = E",
          "update contact set email = E where E = E",
          "update contact set email = E, secret = E, city = E where id = 1",
          "update contact set city = E",
          "update contact set email = (Q) where id = 1",
          "update contact set email = u.e from (Q) u where id = 1",
          "update contact c join (Q) u on c.email = u.e set c.email = E0",
          "delete from contact where E = E",
          "delete from contact where email in (Q)",
          "merge into contact using (select 1 as i, E as e from place where id = 1) s on contact.id"
              + " = s.i when matched then update set email = s.e when not matched then insert (id,"
              + " email) values (s.i, s.e)",
          "merge into contact c using (select 1 as i, L as e union all select id, email from"
              + " contact where id = 2) s on c.id = s.i when matched then update set email = s.e",
          "merge into contact c using (values (1, L), (9, L)) s (i, e) on c.id = s.i when matched"
              + " then update set email = s.e when not matched then insert (id, email) values (s.i,"
              + " s.e)",
          "merge into contact c using (Q) s on c.email = s.e when matched then update set email ="
              + " E0",
          "merge into contact (id, email) key (id) values (1, E0)",
          "merge into contact (id, email) key (id) select id, E from contact",
          "insert into contact (id, email) values (1, L) on conflict (id) do update set email ="
              + " coalesce(excluded.email, contact.email)",
          "insert into contact (id, email) values (1, L) on conflict (id) do update set email ="
              + " case when contact.email = <'e1'> then excluded.email else L end",
          "insert into contact (id, email) values (1, L) on duplicate key update email ="
              + " coalesce(values(email), L)",
          "replace into contact (id, email) select id, E from contact");

  private final Random random;

  MixedStatements(Random random) {
    this.random = random;
  }

  /** Where a recursion begins with NULL, one server has no room for cells and refuses the rows. */
  String next() {
    String statement = filled(any(STATEMENTS), 2);
    boolean begins = statement.contains("recursive") && statement.contains("null union");
    return begins ? next() : statement;
  }

  private String filled(String form, int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char each = form.charAt(i);
      boolean alone =
          !Character.isLetterOrDigit(i == 0 ? ' ' : form.charAt(i - 1))
              && (i + 1 == form.length() || !Character.isLetter(form.charAt(i + 1)));
      if (each == 'E' && alone) {
        boolean flat = i + 1 < form.length() && form.charAt(i + 1) == '0';
        text.append(expression(flat ? 0 : depth - 1));
        i += flat ? 1 : 0;
      } else if (each == 'L' && alone) {
        text.append(any(List.of("<'e1'>", "<'e7'>", "'e2'", "null")));
      } else if (each == 'Q' && alone) {
        text.append(query(depth - 1));
      } else {
        text.append(each);
      }
    }
    return text.toString();
  }

  private String query(int depth) {
    return depth < 0
        ? any(
            List.of(
                "select email as e from contact", "select <'e1'> as e", "select city from place"))
        : filled(any(QUERIES), depth);
  }

  private String expression(int depth) {
    return depth <= 0 || random.nextInt(3) == 0 ? any(LEAVES) : filled(any(EXPRESSIONS), depth);
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
