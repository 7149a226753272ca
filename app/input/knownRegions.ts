/** The Regions that this app knows by name, of every partition. AWS may have newer ones. */
export const REGION_PLACES: Readonly<Record<string, string>> = {
  'us-east-1': 'N. Virginia',
  'us-east-2': 'Ohio',
  'us-west-1': 'N. California',
  'us-west-2': 'Oregon',
  'ca-central-1': 'Canada Central',
  'ca-west-1': 'Calgary',
  'mx-central-1': 'Mexico Central',
  'sa-east-1': 'São Paulo',
  'eu-central-1': 'Frankfurt',
  'eu-central-2': 'Zurich',
  'eu-north-1': 'Stockholm',
  'eu-south-1': 'Milan',
  'eu-south-2': 'Spain',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'ap-east-1': 'Hong Kong',
  'ap-east-2': 'Taipei',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-northeast-3': 'Osaka',
  'ap-south-1': 'Mumbai',
  'ap-south-2': 'Hyderabad',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'ap-southeast-3': 'Jakarta',
  'ap-southeast-4': 'Melbourne',
  'ap-southeast-5': 'Malaysia',
  'ap-southeast-6': 'New Zealand',
  'ap-southeast-7': 'Thailand',
  'af-south-1': 'Cape Town',
  'il-central-1': 'Tel Aviv',
  'me-central-1': 'UAE',
  'me-south-1': 'Bahrain',
  'us-gov-east-1': 'GovCloud, US-East',
  'us-gov-west-1': 'GovCloud, US-West',
  'cn-north-1': 'Beijing',
  'cn-northwest-1': 'Ningxia',
  'eusc-de-east-1': 'European Sovereign Cloud, Germany',
}

/** What is said at once of a Region that this app does not know; undefined for one that it knows, or that is empty. */
export function unknownRegionWords(region: string): string | undefined {
  if (region === '' || Object.hasOwn(REGION_PLACES, region)) return undefined
  return `This app knows no Region ${region}. Unless it is newer than this app, it does not exist: compare it with the AWS console.`
}
