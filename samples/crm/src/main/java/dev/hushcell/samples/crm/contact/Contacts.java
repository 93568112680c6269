package dev.hushcell.samples.crm.contact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/** The contacts. */
public interface Contacts extends JpaRepository<Contact, Long>, JpaSpecificationExecutor<Contact> {
  @Override
  @EntityGraph(attributePaths = "account")
  Page<Contact> findAll(Pageable page);

  /**
   * Returns those of whom each of three words is in the name, city or account. The names are
   * ciphertext in the database: whether they match is found out in the driver. All are patterns of
   * LIKE; a word that is not there is one that everything matches.
   *
   * @param name1 a word as {@link dev.hushcell.samples.crm.text.SearchKey} has it
   * @param plain1 the same word as it was written, for plain columns
   */
  @Query(
      """
      select c from Contact c left join fetch c.account a
      where (c.nameKey like :name1 escape '\\' or lower(c.city) like lower(:plain1) escape '\\'
          or lower(a.name) like lower(:plain1) escape '\\')
        and (c.nameKey like :name2 escape '\\' or lower(c.city) like lower(:plain2) escape '\\'
          or lower(a.name) like lower(:plain2) escape '\\')
        and (c.nameKey like :name3 escape '\\' or lower(c.city) like lower(:plain3) escape '\\'
          or lower(a.name) like lower(:plain3) escape '\\')
      """)
  Page<Contact> matching(
      String name1,
      String plain1,
      String name2,
      String plain2,
      String name3,
      String plain3,
      Pageable page);

  /**
   * Returns those whose name key matches one of three patterns of LIKE. If each has a beginning,
   * the database finds by an index who may match, and the driver opens no other names.
   */
  @Query(
      """
      select c from Contact c left join fetch c.account
      where c.nameKey like :first escape '\\' or c.nameKey like :second escape '\\'
        or c.nameKey like :third escape '\\'
      """)
  Page<Contact> named(String first, String second, String third, Pageable page);

  @EntityGraph(attributePaths = "account")
  List<Contact> findByEmail(String email);

  @EntityGraph(attributePaths = "account")
  List<Contact> findByPhoneKey(String phoneKey);

  @EntityGraph(attributePaths = "account")
  List<Contact> findByTaxIdKey(String taxIdKey);

  @Override
  @EntityGraph(attributePaths = "account")
  Page<Contact> findAll(Specification<Contact> specification, Pageable page);

  /** Returns which of the addresses are known. */
  @Query("select c.email from Contact c where c.email in :addresses")
  Set<String> knownAmong(Collection<String> addresses);

  @EntityGraph(attributePaths = "account")
  Optional<Contact> findWithAccountById(long id);

  boolean existsByAccountId(long accountId);

  List<Contact> findTop20ByAccountIdOrderByNameKey(long accountId);
}
