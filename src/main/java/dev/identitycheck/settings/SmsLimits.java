package dev.identitycheck.settings;

import dev.identitycheck.settings.option.CountryList;

/**
 * What a realm's text messages may cost.
 *
 * @param perUser messages for one user in 24 hours
 * @param perNumber messages to one number in 24 hours
 * @param perAddress messages that one client address may ask for in 24 hours
 * @param countries where messages may go
 * @param dailyBudget messages of the whole realm in a day
 */
public record SmsLimits(int perUser, int perNumber, int perAddress, CountryList countries, int dailyBudget) {}
