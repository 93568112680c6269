package dev.hushcell.samples.crm.activity;

import dev.hushcell.samples.crm.contact.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The activities. */
public interface Activities extends JpaRepository<Activity, Long> {
  @EntityGraph(attributePaths = "contact")
  Page<Activity> findByKindIn(Collection<ActivityKind> kinds, Pageable page);

  /** Returns those of some kinds whose contact's name key matches one of three patterns of LIKE. */
  @Query(
      """
      select a from Activity a join fetch a.contact c
      where a.kind in :kinds and (c.nameKey like :first escape '\\'
        or c.nameKey like :second escape '\\' or c.nameKey like :third escape '\\')
      """)
  Page<Activity> withContact(
      Collection<ActivityKind> kinds, String first, String second, String third, Pageable page);

  @EntityGraph(attributePaths = "contact")
  Page<Activity> findByContactIn(Collection<Contact> contacts, Pageable page);

  /** Returns what happened with a contact, newest first. */
  @Query(
      "select a from Activity a where a.contact.id = :contactId order by a.occurred desc, a.id desc")
  List<Activity> timeline(long contactId, Limit limit);

  @EntityGraph(attributePaths = "contact")
  List<Activity> findTop8ByOrderByOccurredDesc();

  @EntityGraph(attributePaths = {"contact", "mailbox"})
  Optional<Activity> findWithContactById(long id);

  /** Gives mail of an address that belongs to nobody yet to a contact. */
  @Modifying(flushAutomatically = true)
  @Query(
      "update Activity a set a.contact = :contact where a.contact is null and a.address = :address")
  int assign(Contact contact, String address);
}
