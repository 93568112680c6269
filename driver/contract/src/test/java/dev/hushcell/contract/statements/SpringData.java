package dev.hushcell.contract.statements;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.repository.query.Param;

/** Aggregates and repositories of an application with Spring Data JDBC. */
public final class SpringData {
  private SpringData() {}

  /** A subscriber. */
  @Table("subscriber")
  public record Subscriber(
      @Id Long id,
      String email,
      @Column("full_name") String fullName,
      String token,
      boolean active) {}

  /** An employee, with a version. */
  @Table("employee")
  public record Employee(
      @Id Long id,
      @Version int version,
      String name,
      @Column("work_email") String workEmail,
      String job) {}

  /** A mailbox with its messages. */
  @Table("mailbox")
  public record Mailbox(
      @Id Long id,
      @Column("owner_email") String ownerEmail,
      String title,
      @MappedCollection(idColumn = "mailbox_id") Set<Message> messages) {}

  /** A message. */
  @Table("message")
  public record Message(@Id Long id, String sender, String subject, String folder) {}

  /** Subscribers. */
  public interface Subscribers
      extends CrudRepository<Subscriber, Long>, PagingAndSortingRepository<Subscriber, Long> {
    /** By address. */
    Optional<Subscriber> findByEmail(String email);

    /** By several addresses. */
    List<Subscriber> findByEmailIn(Collection<String> emails);

    /** All but one. */
    List<Subscriber> findByEmailNotAndActiveTrue(String email);

    /** Those without a token. */
    List<Subscriber> findByTokenIsNullOrderByFullName();

    /** By name, in pages. */
    List<Subscriber> findByFullNameContaining(String part, Pageable page);

    /** By address or name. */
    List<Subscriber> findTop3ByEmailOrFullNameOrderByIdDesc(String email, String name);

    /** To be changed. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    List<Subscriber> findByEmailAndFullName(String email, String name);

    /** How many. */
    long countByEmail(String email);

    /** Whether there is one. */
    boolean existsByEmail(String email);

    /** Deletes. */
    void deleteByEmail(String email);

    /** By a pattern, which ciphertext cannot do. */
    List<Subscriber> findByEmailStartingWith(String beginning);

    /** Ignoring case, which ciphertext cannot do. */
    List<Subscriber> findByEmailIgnoreCase(String email);

    /** Sorted by ciphertext. */
    List<Subscriber> findByActiveTrueOrderByEmail();

    /** A range of ciphertext. */
    List<Subscriber> findByEmailGreaterThan(String email);

    /** By an optional filter. */
    @Query("SELECT id, email FROM subscriber WHERE (:email IS NULL OR email = :email)")
    List<Subscriber> optional(@Param("email") String email);

    /** By a text of the application's own. */
    @Query("SELECT s.* FROM subscriber s WHERE s.email = :email AND s.token <> 'LEAK31'")
    List<Subscriber> own(@Param("email") String email);

    /** By a literal. */
    @Query("SELECT s.* FROM subscriber s WHERE s.email = 'LEAK32@example.org' AND s.id > :id")
    List<Subscriber> literal(@Param("id") long id);

    /** Changes. */
    @Modifying
    @Query("UPDATE subscriber SET email = :to, token = 'LEAK33' WHERE email = :from")
    int change(@Param("from") String from, @Param("to") String to);
  }
}
