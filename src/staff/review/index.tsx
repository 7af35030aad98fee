import { fill } from '@/copy/fill'
import { reviewDecide, reviewSaid, reviews as copy } from '@/copy/staff-review'
import { REVIEW } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { Case } from './Case'
import { Queue } from './Queue'
import { useReviews, type Reviews } from './use-reviews'
import './review.scss'

/** What the machine could not decide, and what people asked somebody to look at. */
export default function StaffReview() {
  const reviews = useReviews()
  return (
    <StaffPage title={copy.title} url={REVIEW} state={reviews.state} onRetry={reviews.retry}>
      {() => (
        <>
          <Said reviews={reviews} />
          {reviews.shown ? <Case key={reviews.shown.reviewNo} review={reviews.shown} reviews={reviews} /> : <Queue reviews={reviews} />}
        </>
      )}
    </StaffPage>
  )
}

/** The decision that can still be taken back, or what came of the latest one. */
function Said({ reviews: { held, said, undo } }: { reviews: Reviews }) {
  const { value, flush } = held
  const sentence = value ? fill(reviewSaid.held, { name: value.review.maskName, decision: reviewDecide.decisions[value.decision] }) : said
  return (
    <div className={`review-said ${sentence ? '' : 'is-empty'}`}>
      <p role='status'>{sentence}</p>
      {value ? <StaffButton onPress={undo}>{reviewSaid.undo}</StaffButton> : null}
      {value ? <StaffButton kind='quiet' onPress={flush}>{reviewSaid.now}</StaffButton> : null}
    </div>
  )
}
