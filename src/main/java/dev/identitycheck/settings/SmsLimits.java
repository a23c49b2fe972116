package dev.identitycheck.settings;

import dev.identitycheck.settings.option.CountryList;

/**
 * The limits on a realm's text messages.
 *
 * @param perUser the maximum number of messages for one user in 24 hours
 * @param perNumber the maximum number of messages to one number in 24 hours
 * @param perAddress the maximum number of messages requested from one client address in 24 hours
 * @param countries the countries where messages may be sent
 * @param dailyBudget the maximum number of messages of the whole realm in a day
 */
public record SmsLimits(int perUser, int perNumber, int perAddress, CountryList countries, int dailyBudget) {}
